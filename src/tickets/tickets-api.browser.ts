import type { ListedTicket, Thread } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';

// All throw ApiFault.

const one = (code: string) => ({ param: { code } });

/** The tickets of the person who is signed in; null for a guest. The session is read first, for a guest's list is a fault. */
export async function listOwnTickets(): Promise<ListedTicket[] | null> {
  if (!(await isSignedIn())) return null;
  return await answerOf(api.requests.$get());
}

/** Whether a customer is signed in in this browser. */
export const isSignedIn = async () => (await answerOf(api.session.$get())).signedIn;

/** The thread, or null where it still is at this version. */
export const readThread = (code: string, version?: number): Promise<Thread | null> =>
  answerOf(
    api.requests[':code'].$get({
      ...one(code),
      query: version === undefined ? {} : { version: String(version) },
    }),
  );

/** Marks the newest answer as read. */
export const markSeen = (code: string) => answerOf(api.requests[':code'].seen.$post(one(code)));

/** Sends a message; `key` is the same for every try of it (R36). The answer says which ticket it went to. */
export const sendMessage = (code: string, text: string, attachments: string[], key: string) =>
  answerOf(
    api.requests[':code'].messages.$post(
      { ...one(code), json: { text, attachments } },
      { headers: { 'Idempotency-Key': key } },
    ),
  );

/** Makes a message a ticket of its own, once for each `key`. */
export const splitOffMessage = (code: string, messageId: string, title: string, key: string) =>
  answerOf(
    api.requests[':code'].new.$post(
      { ...one(code), json: { messageId, title } },
      { headers: { 'Idempotency-Key': key } },
    ),
  );

/** Closes a ticket as solved. */
export const solve = (code: string) => answerOf(api.requests[':code'].solved.$post(one(code)));

/** Rates a closed ticket from 1 to 5; a blank comment is left out. */
export const rate = (code: string, rating: number, comment: string) =>
  answerOf(
    api.requests[':code'].rating.$post({
      ...one(code),
      json: { rating, ...(!isBlank(comment) && { comment }) },
    }),
  );

/** Changes how answers to a ticket are announced. */
export const changeReplyChannel = (code: string, replyChannel: ReplyChannel) =>
  answerOf(api.requests[':code']['reply-channel'].$put({ ...one(code), json: { replyChannel } }));

/** Sends a code to the phone or mailbox of a ticket, whichever it has, if there is such a ticket (R31). */
export const askProofOf = (code: string) =>
  withProofOfWork({ form: 'lookup' }, (work) =>
    answerOf(api.requests[':code'].proof.$post({ ...one(code), json: { ...(work && { work }) } })),
  );

/** Opens the ticket that a proof was asked for, by the code that was sent. */
export const proveLookup = (code: string) => answerOf(api.requests.prove.$post({ json: { code } }));
