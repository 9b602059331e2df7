import type { ContactInput } from '#shared/contract/contact.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { foldText } from '#shared/persian/letters.ts';
import { findDuplicate } from '#shared/quality/duplicate-ticket.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { hashBody } from '../idempotency/run-idempotent.ts';
import { readKey } from '../idempotency/store.ts';
import { cachedCalendars } from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { conceptsOfSite } from '../search/concepts.ts';
import { requireReach } from '../tickets/moves/change.ts';
import { channelFor } from '../tickets/notify.ts';
import type { CheckedRequest, Submitted } from '../tickets/open/checked-request.ts';
import { openTicket, sameTextMs } from '../tickets/open/open.ts';
import { type KnownSender, type Requester, readAsAnybody } from '../tickets/requester.ts';
import { listOpenTicketsOfType, submissionScopeOf } from '../tickets/store-reading.ts';
import { filesOf } from '../tickets/thread/files.ts';
import { checkRequest, requestTypeOf } from './check.ts';
import { spendFormToken } from './form-token.ts';
import { faultOfAddress, type GuestRequest, requireWork, submitAsGuest } from './guest.ts';

/** A request to submit; `key` is the client's request key, for idempotency. */
export type Request = GuestRequest & { requester: Requester; key: string };

/**
 * Submits what the form sent: for a customer at once, for a guest as far as the request type lets the
 * unproven in. No rule reads the words of a guest who has not worked, and no database is asked (R91).
 * @throws Problem `bad_input`, `other_type_fits`, `open_ticket_like_this`, and those of limits,
 * proof of work and keys.
 */
export async function submitRequest(
  context: RequestContext,
  input: ContactInput,
  request: Request,
): Promise<Submitted> {
  const { db, settings, clock } = context;
  const { requester, key } = request;
  const type = requestTypeOf(settings, input.requestType);
  if (requester.isGuest) requireWork(request);
  const {
    sender,
    rows: [open, [used]],
  } = await readAsAnybody(db, requester, [
    listOpenTicketsOfType(db, requester.customer, type.id),
    readKey(db, { scope: submissionScopeOf(requester.customer), key }),
  ]);
  if (!sender) requireWork(request);
  const checked = await check(context, input, sender, key);
  const charges = request.isPlain ? [spendFormToken(db, key, clock.now())] : [];
  const submission = { key, bodyHash: await bodyHashOf(input), charges };
  if (!sender) return await submitAsGuest(context, input, checked, request, submission);

  const replyChannel = channelFor(settings, input.replyChannel, sender);
  requireReach(replyChannel, sender);
  // A replay must not be judged by the ticket that its first run made.
  if (!input.anotherMatter && !used) await askAboutOpenOne(context, input, open);
  const { answer } = await openTicket(context, { ...checked, replyChannel }, sender, submission);
  return answer;
}

/** The request as its type, and a guest's address, allow it, with its files. */
async function check(
  context: RequestContext,
  input: ContactInput,
  sender: KnownSender | null,
  key: string,
): Promise<CheckedRequest> {
  const { db, settings, clock } = context;
  const type = requestTypeOf(settings, input.requestType);
  const calendars = await cachedCalendars(db, settings);
  const guest = { plan: null, agency: null };
  const { calendar } = promiseFor(calendars, type, sender ?? guest, clock.now());
  const address = sender ? {} : faultOfAddress(input);
  const checked = checkRequest(context, input, calendar, clock.now(), address);
  const inFields = Object.values(checked.facts).filter((value) => Array.isArray(value));
  const ids = [...new Set([...input.attachments, ...inFields.flat()])];
  return { ...checked, files: await filesOf(key, ids, type.files === 'sensitive') };
}

/**
 * The same words a moment ago are the same request sent again, not a second one to ask about.
 * @throws Problem `open_ticket_like_this` with the code and title of the one it may repeat.
 */
async function askAboutOpenOne(
  context: Pick<RequestContext, 'clock' | 'searchIndex' | 'log'>,
  input: { title: string; text: string },
  open: readonly { code: string; title: string; text: string; createdAt: number }[],
): Promise<void> {
  if (open.length === 0) return;
  const now = context.clock.now();
  const isSentAgain = open.some(
    ({ title, text, createdAt }) =>
      createdAt > now - sameTextMs &&
      foldText(title) === foldText(input.title) &&
      foldText(text) === foldText(input.text),
  );
  if (isSentAgain) return;
  const same = findDuplicate(input, open, await conceptsOfSite(context));
  if (!same) return;
  throw new Problem('open_ticket_like_this', {
    facts: { code: showTrackingCode(same.code), title: same.title },
  });
}

/** The proof of work and the answer to "another matter?" change from try to try; the request does not. */
function bodyHashOf({ work: _work, anotherMatter: _anotherMatter, ...body }: ContactInput) {
  return hashBody(body);
}
