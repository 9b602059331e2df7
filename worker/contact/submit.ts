import { sql } from 'drizzle-orm';
import type { ContactInput } from '#shared/contract/contact.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { foldText } from '#shared/persian/letters.ts';
import { findDuplicate } from '#shared/quality/duplicate-ticket.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, recentToday } from '../organisation/today.ts';
import { requireReach } from '../tickets/change.ts';
import type { Submitted } from '../tickets/checked-request.ts';
import { filesOf } from '../tickets/files.ts';
import { channelFor } from '../tickets/notify.ts';
import { hashBody, readKeyUse } from '../tickets/once.ts';
import { openTicket, sameTextMs } from '../tickets/open.ts';
import { type Requester, readAsAnybody } from '../tickets/requester.ts';
import { listOpenTicketsOfType } from '../tickets/store-reading.ts';
import { checkDraft, requestTypeOf } from './check.ts';
import { faultOfAddress, type GuestRequest, requireWork, submitAsGuest } from './guest.ts';

export type Request = GuestRequest & { requester: Requester; key: string };

/**
 * Files what the form sent: for a customer at once, for a stranger as far as the request type lets
 * the unproven in. No rule reads the words of a stranger who has not worked (R91).
 * @throws Problem `bad_input`, `other_type_fits`, `open_ticket_like_this`, and those of limits,
 * proof of work and keys.
 */
export async function submitRequest(
  work: Work,
  input: ContactInput,
  request: Request,
): Promise<Submitted> {
  const { db, settings, clock } = work;
  const type = requestTypeOf(settings, input.requestType);
  const {
    sender,
    rows: [open, [used]],
  } = await readAsAnybody(db, request.requester, [
    listOpenTicketsOfType(db, request.requester.customer, type.id),
    readKeyUse(db, sql`'file:' || ${request.requester.customer}`, request.key),
  ]);
  if (!sender) requireWork(request);
  const today = await recentToday(db, settings);
  const { calendar } = promiseFor(today, type, sender ?? { plan: null, agency: null }, clock.now());
  const address = sender ? {} : faultOfAddress(input);
  const { draft } = checkDraft(work, input, calendar, clock.now(), address);
  const inFields = Object.values(draft.facts).filter((value) => Array.isArray(value));
  draft.files = await filesOf(
    request.key,
    [...new Set([...input.attachments, ...inFields.flat()])],
    type.files === 'sensitive',
  );
  const filing = { key: request.key, bodyHash: await bodyHashOf(input) };
  if (!sender) return await submitAsGuest(work, input, draft, request, filing);

  draft.replyChannel = channelFor(settings, input.replyChannel, sender);
  requireReach(draft.replyChannel, sender);
  if (!input.anotherMatter && !used) askAboutOpenOne(input, open, clock.now());
  const { answer } = await openTicket(work, draft, sender, filing);
  return answer;
}

/**
 * The same words a moment ago are the same request sent again, not a second one to ask about.
 * @throws Problem `open_ticket_like_this` with the code and title of the one it may repeat.
 */
function askAboutOpenOne(
  draft: { title: string; text: string },
  open: readonly { code: string; title: string; text: string; createdAt: number }[],
  now: number,
) {
  const isSentAgain = open.some(
    ({ title, text, createdAt }) =>
      createdAt > now - sameTextMs &&
      foldText(title) === foldText(draft.title) &&
      foldText(text) === foldText(draft.text),
  );
  const same = isSentAgain ? null : findDuplicate(draft, open);
  if (!same) return;
  throw new Problem('open_ticket_like_this', {
    facts: { code: showTrackingCode(same.code), title: same.title },
  });
}

/** The proof of work and the answer to "another matter?" change from try to try; the request does not. */
function bodyHashOf({ work: _work, anotherMatter: _anotherMatter, ...body }: ContactInput) {
  return hashBody(body);
}
