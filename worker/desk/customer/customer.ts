import type { CustomerCard, EarlierRequest } from '#shared/contract/desk/customer.ts';
import { erasedWords, type TicketState, titleOfState } from '#shared/contract/tickets.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { findCustomer } from '../../people/store.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { findTicketByCode } from '../../tickets/store-reading.ts';
import { customerOfCode } from '../store.ts';
import { isWithinReach } from '../store-viewer.ts';
import {
  countOthers,
  listJoined,
  listNotesOnOthers,
  listOthers,
  type OtherRow,
  type Place,
} from './store-customer.ts';

// Both ways in which a sender can be known are asked in the one request: which of them holds is in the ticket, and one
// that does not hold finds nothing.

/**
 * What is known of the sender of a request that the agent may see. `after` is `next` of the page before.
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those out of reach alike, `bad_input`.
 */
export async function readCustomerCard(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  { code, after }: { code: string; after?: string | undefined },
): Promise<CustomerCard> {
  const { db, settings, clock } = context;
  const now = clock.now();
  const agent = agentOfSession(tokenHash, now, settings.limits);
  const place = after === undefined ? null : readPlace(after);
  const size = listSizes.earlierRequests;
  const pageOf = (sender: 'customer' | 'contact') =>
    place === null
      ? listOthers[sender].first(db, code, agent, size + 1)
      : listOthers[sender].next(db, code, agent, size + 1, place);
  const bounds = { tickets: listSizes.notedRequests, notes: listSizes.earlierNotes };
  const {
    agent: viewer,
    rows: [[ticket], [person], byCustomer, byContact, ...more],
  } = await readWithAgent(context, tokenHash, [
    findTicketByCode(db, code),
    findCustomer(db, customerOfCode(code)),
    pageOf('customer'),
    pageOf('contact'),
    countOthers.customer(db, code, agent, listSizes.counted),
    countOthers.contact(db, code, agent, listSizes.counted),
    listNotesOnOthers.customer(db, code, agent, bounds),
    listNotesOnOthers.contact(db, code, agent, bounds),
    listJoined(db, code, agent, place === null ? size : 0),
  ]);
  if (!ticket || !isWithinReach(viewer, ticket)) throw new Problem('not_found');
  const [totalsByCustomer, totalsByContact, notesByCustomer, notesByContact, joined] = more;
  const isKnown = ticket.customerId !== null;
  const rows = isKnown ? byCustomer : byContact;
  const [totals] = isKnown ? totalsByCustomer : totalsByContact;
  const notes = isKnown ? notesByCustomer : notesByContact;
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const within = totals?.within ?? 0;
  return {
    now,
    since: person?.createdAt ?? null,
    requests: shown.map((row) => earlierOf(settings, row)),
    joined: joined.map((row) => earlierOf(settings, row)),
    next: rows.length > size && last ? `${last.updatedAt}.${last.code}` : null,
    totals:
      place === null
        ? {
            within,
            elsewhere: (totals?.counted ?? 0) - within,
            rated: totals?.rated ?? 0,
            averageRating: totals?.averageRating ?? null,
          }
        : null,
    notes:
      place === null
        ? notes.map((note) => ({
            ...note,
            code: showTrackingCode(note.code),
            text: note.text || erasedWords,
          }))
        : [],
  };
}

const earlierOf = (
  settings: Settings,
  { code, title, state, department, ...row }: OtherRow,
): EarlierRequest => ({
  ...row,
  code: showTrackingCode(code),
  title: title || erasedWords,
  state: state as TicketState,
  stateTitle: titleOfState(settings.stateWords, state as TicketState),
  department: settings.departments[department]?.title ?? department,
});

function readPlace(text: string): Place {
  const [, updatedAt, typed = ''] = /^(\d{1,16})\.([0-9A-Z]{12})$/.exec(text) ?? [];
  const code = parseTrackingCode(typed);
  if (updatedAt === undefined || code === null)
    throw new Problem('bad_input', { fields: { after: '' } });
  return { updatedAt: Number(updatedAt), code };
}
