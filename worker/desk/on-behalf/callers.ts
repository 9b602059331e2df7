import type { Caller, CallersAnswer } from '#shared/contract/desk/on-behalf.ts';
import { erasedWords, type TicketState, titleOfState } from '#shared/contract/tickets.ts';
import { canonicalEmail } from '#shared/fields/email.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { maskAddress } from '../../people/mask.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import {
  type CallerRow,
  findCaller,
  findCallersByEnds,
  findUnprovenCaller,
} from './store-callers.ts';

/**
 * Who may be calling: the owner of exactly this number or mailbox, or the customers whose number ends with these four
 * digits and whom this agent sees in its lists anyway. Addresses are masked: a whole one is read in a request, by right.
 */
export async function findCallers(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  search: string,
): Promise<CallersAnswer> {
  const { db, clock, settings } = context;
  const asking = agentOfSession(tokenHash, clock.now(), settings.limits);
  const address = canonicalMobile(search) ?? canonicalEmail(search) ?? '';
  const digits = toLatinDigits(search.trim());
  const ends = /^\d{4}$/.test(digits) ? digits : '';
  const { agent, rows } = await readWithAgent(context, tokenHash, [
    findCaller(db, asking, address),
    findUnprovenCaller(db, asking, address),
    findCallersByEnds(db, asking, ends),
  ]);
  const [exact, unproven, alike] = rows;
  // An agent of an agency meets its customers alone, whatever number is typed.
  const met = [...exact, ...alike].filter(
    (row) => agent.agency === null || row.agency === agent.agency,
  );
  const groups = Map.groupBy([...met, ...unproven], ({ customer, address: of }) => customer ?? of);
  return {
    callers: [...groups.values()]
      .slice(0, listSizes.callers)
      .map((ofOne) => callerOf(settings, ofOne)),
  };
}

function callerOf(settings: RequestContext['settings'], rows: readonly CallerRow[]): Caller {
  const [first] = rows as readonly [CallerRow];
  return {
    customer: first.customer,
    name: first.name,
    masked: maskAddress(first.address),
    plan: settings.plans[first.plan ?? '']?.title ?? null,
    agency: settings.agencies[first.agency ?? '']?.title ?? null,
    requests: rows.flatMap(({ code, title, state, createdAt }) =>
      code === null
        ? []
        : [
            {
              code: showTrackingCode(code),
              title: title || erasedWords,
              stateTitle: titleOfState(settings.stateWords, state as TicketState),
              createdAt: createdAt ?? 0,
            },
          ],
    ),
  };
}
