import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import { cleanLine } from '#shared/persian/typed.ts';
import { commit } from '../foundation/database/commit.ts';
import type { Statement } from '../foundation/database/database.ts';
import { guardAgainstConflict, retryOnConflict } from '../foundation/database/retry-on-conflict.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import {
  areOwnersCurrent,
  insertImportedMobile,
  readOwners,
  updateCustomer,
} from './import-store.ts';
import { insertCustomer } from './store.ts';
import * as texts from './texts.ts';

/** One line of the file, by its column names. */
export type CustomerLine = { line: number } & Record<string, string | number>;

/** A fault in a list of customers; `line` counts from 1. */
export type ImportFault = { line: number; column: string; message: string };

type Customer = {
  line: number;
  mobile: string;
  name: string | null;
  /** Null takes it away; left out where the file has no such column. */
  plan?: string | null;
  agency?: string | null;
};

const columns = ['mobile', 'name', 'plan', 'agency'] as const;
const linesPerCommit = 200;

/** Checks every line before any is written. Faults name line and column. */
export function checkCustomers(
  { plans, agencies }: Pick<RequestContext['settings'], 'plans' | 'agencies'>,
  lines: readonly CustomerLine[],
): { customers: Customer[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const seen = new Map<string, number>();
  const customers = lines.map((given): Customer => {
    const { line } = given;
    const text = (column: (typeof columns)[number]) => cleanLine(String(given[column] ?? ''));
    const fault = (column: string, message: string) => faults.push({ line, column, message });
    const mobile = canonicalMobile(text('mobile'));
    if (!mobile) fault('mobile', texts.noMobile(text('mobile')));
    else if (seen.has(mobile)) fault('mobile', texts.mobileTwice(String(seen.get(mobile))));
    else seen.set(mobile, line);
    const plan = text('plan');
    if (plan && !(plan in plans)) fault('plan', texts.unknownPlan(plan));
    const agency = text('agency');
    if (agency && !(agency in agencies)) fault('agency', texts.unknownAgency(agency));
    const name = text('name');
    if (name.length > 200) fault('name', texts.nameTooLong);
    return {
      line,
      mobile: mobile ?? '',
      name: maskCardNumbers(name) || null,
      ...('plan' in given && { plan: plan || null }),
      ...('agency' in given && { agency: agency || null }),
    };
  });
  return { customers, faults };
}

/**
 * Writes checked customers: new ones are made, known ones (by mobile) get the plan and agency of the
 * file, and its name where it gives one. Running it again changes nothing. Answers how many of each.
 */
export async function importCustomers(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  customers: readonly Customer[],
): Promise<{ made: number; changed: number }> {
  let made = 0;
  for (let from = 0; from < customers.length; from += linesPerCommit) {
    const some = customers.slice(from, from + linesPerCommit);
    made += await retryOnConflict(() => writeCustomers(context, some));
  }
  return { made, changed: customers.length - made };
}

/** Answers how many are new. */
async function writeCustomers(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  some: readonly Customer[],
): Promise<number> {
  const { db } = context;
  const rows = await readOwners(
    db,
    some.map(({ mobile }) => mobile),
  );
  const ownerOf = new Map(rows.map(({ address, customerId }) => [address, customerId]));
  const owners = some.map(({ mobile }) => ({ mobile, customerId: ownerOf.get(mobile) ?? null }));
  await commit(db, [
    guardAgainstConflict(db, areOwnersCurrent(owners)),
    ...some.flatMap((customer) => writeCustomer(context, customer, ownerOf.get(customer.mobile))),
  ]);
  return some.length - rows.length;
}

function writeCustomer(
  { db, clock, randomBytes }: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  { line: _line, mobile, name, ...entitled }: Customer,
  ownerId: string | undefined,
): Statement[] {
  if (ownerId !== undefined) {
    const facts = { ...(name !== null && { name }), ...entitled };
    return Object.keys(facts).length > 0 ? [updateCustomer(db, ownerId, facts)] : [];
  }
  const now = clock.now();
  const customerId = makeId({ clock, randomBytes });
  return [
    insertCustomer(db, { id: customerId, name, ...entitled, createdAt: now }),
    insertImportedMobile(db, { mobile, customerId, now }),
  ];
}
