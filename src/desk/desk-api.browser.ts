import type { ActAnswer, ClosureInput, DeskThread } from '#shared/contract/desk.ts';
import { ApiFault, answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';

// What the desk's screens ask of the API. Every answer tells when the session was last in use.

let lastUse = Date.now();

/** When the API last let this agent in. */
export const lastUsedAt = () => lastUse;

async function used<Answer>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  lastUse = Date.now();
  return answer;
}

const desk = api.desk;

export const readSession = () => used(answerOf(desk.session.$get()));

export const askDeskCode = (mobile: string) =>
  withProofOfWork('code', (work) =>
    answerOf(desk['sign-in'].code.$post({ json: { mobile, ...(work && { work }) } })),
  );
export const proveDeskCode = (code: string) =>
  answerOf(desk['sign-in'].prove.$post({ json: { code } }));
export const proveSecondFactor = (code: string) =>
  used(answerOf(desk['sign-in']['second-factor'].$post({ json: { code } })));
export const signOut = () => answerOf(desk['sign-out'].$post());

export const readInbox = (query: Record<string, string>) =>
  used(answerOf(desk.tickets.$get({ query: query as never })));

export const readThread = (code: string): Promise<DeskThread> =>
  used(answerOf(desk.tickets[':code'].$get({ param: { code }, query: {} })) as Promise<DeskThread>);

/** Null when nothing has changed. */
export const readNewer = (code: string, version: number): Promise<DeskThread | null> =>
  used(
    answerOf(
      desk.tickets[':code'].$get({ param: { code }, query: { version: String(version) } as never }),
    ) as Promise<DeskThread | null>,
  );

type Keyed = { key: string };
const keyed = ({ key }: Keyed) => ({ headers: { 'Idempotency-Key': key } });
const ticket = desk.tickets[':code'];

export type Act =
  | { act: 'open'; json: { version: number } }
  | {
      act: 'reply';
      json: { version: number; text: string; attachments: string[]; formToken: string };
    }
  | { act: 'note'; json: { version: number; text: string } }
  | { act: 'route'; json: { version: number; department: string; why?: string } }
  | { act: 'close'; json: { version: number; reason: string } }
  | { act: 'priority'; json: { version: number; priority: -1 | 0 | 1 | 2 } }
  | { act: 'block'; json: { version: number; reason: string } }
  | { act: 'unblock'; json: { version: number } };

const senders: {
  [Name in Act['act']]: (code: string, json: never, key: string) => Promise<ActAnswer>;
} = {
  open: (code, json, key) => answerOf(ticket.open.$post({ param: { code }, json }, keyed({ key }))),
  reply: (code, json, key) =>
    answerOf(ticket.reply.$post({ param: { code }, json }, keyed({ key }))),
  note: (code, json, key) => answerOf(ticket.note.$post({ param: { code }, json }, keyed({ key }))),
  route: (code, json, key) =>
    answerOf(ticket.route.$post({ param: { code }, json }, keyed({ key }))),
  close: (code, json, key) =>
    answerOf(ticket.close.$post({ param: { code }, json }, keyed({ key }))),
  priority: (code, json, key) =>
    answerOf(ticket.priority.$put({ param: { code }, json }, keyed({ key }))),
  block: (code, json, key) =>
    answerOf(ticket.block.$post({ param: { code }, json }, keyed({ key }))),
  unblock: (code, json, key) =>
    answerOf(ticket.unblock.$post({ param: { code }, json }, keyed({ key }))),
};

let lastSent: { body: string; key: string } | null = null;

/**
 * Does one act on a ticket. The same act sent again after silence carries the same key, so that it
 * happens once.
 */
export async function doAct(code: string, { act, json }: Act): Promise<ActAnswer> {
  const body = JSON.stringify([code, act, json]);
  const key = lastSent?.body === body ? lastSent.key : crypto.randomUUID();
  lastSent = { body, key };
  try {
    const answer = await used(senders[act](code, json as never, key));
    lastSent = null;
    return answer;
  } catch (fault) {
    if (!(fault instanceof ApiFault && fault.code === 'network')) lastSent = null;
    throw fault;
  }
}

export const readClosures = () => used(answerOf(desk.closures.$get()));
export const addClosure = (closure: ClosureInput) =>
  used(answerOf(desk.closures.$post({ json: closure })));
export const removeClosure = (id: string) =>
  used(answerOf(desk.closures[':id'].$delete({ param: { id } })));

export const attachmentAddress = (id: string) => `/api/desk/attachments/${id}`;
