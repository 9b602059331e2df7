import type { Thread, TicketSummary } from '#shared/contract/tickets.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';

const one = (code: string) => ({ param: { code } });

/** Null for a stranger: asking who this is costs no fault, so it is asked first. */
export async function listOwnTickets(): Promise<TicketSummary[] | null> {
  if (!(await isSignedIn())) return null;
  return await answerOf(api.requests.$get());
}

export const isSignedIn = async () => (await answerOf(api.session.$get())).signedIn;

/** The thread, or null where it stands at the version we hold. */
export const readThread = (code: string, version?: number): Promise<Thread | null> =>
  answerOf(
    api.requests[':code'].$get({
      ...one(code),
      query: version === undefined ? {} : { version: String(version) },
    }),
  );

export const markSeen = (code: string) => answerOf(api.requests[':code'].seen.$post(one(code)));

export const sendMessage = (code: string, text: string, attachments: string[], key: string) =>
  answerOf(
    api.requests[':code'].messages.$post(
      { ...one(code), json: { text, attachments } },
      { headers: { 'Idempotency-Key': key } },
    ),
  );

export const splitOffMessage = (code: string, messageId: string, title: string, key: string) =>
  answerOf(
    api.requests[':code'].new.$post(
      { ...one(code), json: { messageId, title } },
      { headers: { 'Idempotency-Key': key } },
    ),
  );

export const solve = (code: string) => answerOf(api.requests[':code'].solved.$post(one(code)));

export const rate = (code: string, rating: number, comment: string) =>
  answerOf(
    api.requests[':code'].rating.$post({
      ...one(code),
      json: { rating, ...(comment.trim() && { comment }) },
    }),
  );

export const changeReplyChannel = (code: string, replyChannel: ReplyChannel) =>
  answerOf(api.requests[':code']['reply-channel'].$put({ ...one(code), json: { replyChannel } }));

/** Sends a code to the phone or mailbox of a ticket, whichever it has, if there is such a ticket (R31). */
export const askProofOf = (code: string) =>
  withProofOfWork('lookup', (work) =>
    answerOf(api.requests[':code'].proof.$post({ ...one(code), json: { ...(work && { work }) } })),
  );

export const proveLookup = (code: string) => answerOf(api.requests.prove.$post({ json: { code } }));
