import { type SQL, sql } from 'drizzle-orm';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import { cleanLine } from '#shared/persian/typed.ts';
import { makeId } from '../foundation/chance.ts';
import { commit, type Database } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';

/** One line of the file, by its column names. */
export type CustomerLine = { line: number } & Record<string, string | number>;

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

/** Checks every line before any is written. Faults are told by line and column. */
export function checkCustomers(
  { plans, agencies }: Pick<Work['settings'], 'plans' | 'agencies'>,
  lines: readonly CustomerLine[],
): { customers: Customer[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const seen = new Map<string, number>();
  const customers = lines.map((given): Customer => {
    const { line } = given;
    const text = (column: (typeof columns)[number]) => cleanLine(String(given[column] ?? ''));
    const fault = (column: string, message: string) => faults.push({ line, column, message });
    const mobile = canonicalMobile(text('mobile'));
    if (!mobile) fault('mobile', `«${text('mobile')}» شماره موبایل ایران نیست.`);
    else if (seen.has(mobile)) fault('mobile', `این شماره در سطر ${seen.get(mobile)} هم آمده است.`);
    else seen.set(mobile, line);
    const plan = text('plan');
    if (plan && !(plan in plans)) fault('plan', `طرح «${plan}» در settings.json نیست.`);
    const agency = text('agency');
    if (agency && !(agency in agencies))
      fault('agency', `نمایندگی «${agency}» در settings.json نیست.`);
    const name = text('name');
    if (name.length > 200) fault('name', 'نام بیش از ۲۰۰ نویسه است.');
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
  { db, clock, chance }: Pick<Work, 'db' | 'clock' | 'chance'>,
  customers: readonly Customer[],
): Promise<{ made: number; changed: number }> {
  let made = 0;
  for (let from = 0; from < customers.length; from += linesPerCommit) {
    const some = customers.slice(from, from + linesPerCommit);
    const results = await commit(
      db,
      some.flatMap((customer) => upsert(db, customer, makeId({ clock, chance }), clock.now())),
    );
    made += (results as { made?: number }[][]).flat().filter((row) => row?.made).length;
  }
  return { made, changed: customers.length - made };
}

function upsert(db: Database, { mobile, name, plan, agency }: Customer, id: string, now: number) {
  const kept = (column: 'plan' | 'agency', given: string | null | undefined) =>
    given === undefined ? sql.identifier(column) : sql`${given}`;
  const owner: SQL = sql`(SELECT customer_id FROM identities WHERE address = ${mobile})`;
  return [
    db.all(sql`
      INSERT INTO customers (id, name, plan, agency, created_at)
      SELECT ${id}, ${name}, ${plan ?? null}, ${agency ?? null}, ${now} WHERE ${owner} IS NULL
      RETURNING 1 AS made`),
    db.all(sql`
      UPDATE customers SET name = coalesce(${name}, name),
        plan = ${kept('plan', plan)}, agency = ${kept('agency', agency)}
      WHERE id = ${owner}`),
    db.all(sql`
      INSERT INTO identities (address, kind, customer_id, created_at)
      SELECT ${mobile}, 'mobile', ${id}, ${now} WHERE ${owner} IS NULL`),
  ];
}
