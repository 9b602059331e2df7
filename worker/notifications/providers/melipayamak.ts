import type { OutgoingSms, SendResult, SmsProvider } from '../../foundation/ports/providers.ts';
import {
  type Answer,
  askGateway,
  domestic,
  type Failure,
  type Fault,
  type GatewayEndpoint,
  idText,
  isAnswer,
  type Json,
  readCode,
  readStatus,
  requireSafeEndpoint,
} from './gateway-client.ts';

/** What a small `recId` means: https://www.melipayamak.com/api/. */
const melipayamakFaults: Readonly<Record<string, Fault>> = {
  0: ['account', 'bad login'],
  2: ['account', 'no credit'],
  3: ['account', 'the daily limit is reached'],
  4: ['account', 'the volume limit is reached'],
  5: ['account', 'bad sender'],
  6: ['retry', 'the system is updating'],
  7: ['template', 'a word is filtered'],
  9: ['account', 'public lines cannot be used here'],
  10: ['account', 'the account is inactive'],
  11: ['permanent', 'not sent'],
  12: ['account', 'papers are missing'],
  14: ['template', 'links are not allowed'],
  15: ['template', 'the text needs the opt-out line'],
  16: ['permanent', 'no receiver'],
  17: ['permanent', 'the text is empty'],
  18: ['permanent', 'bad receiver'],
  19: ['slow', 'the hourly limit is reached'],
  35: ['permanent', 'the number is on the blacklist'],
  [-1]: ['account', 'no access'],
  [-2]: ['permanent', 'one number only'],
  [-3]: ['account', 'the line is not defined'],
  [-4]: ['template', 'the pattern is wrong or not approved'],
  [-5]: ['template', 'the values do not match the pattern'],
  [-6]: ['retry', 'internal fault'],
  [-7]: ['account', 'fault of the sender'],
  [-10]: ['template', 'a value holds a link'],
  [-108]: ['account', 'this IP is blocked'],
  [-109]: ['account', 'the list of IPs is missing'],
  [-110]: ['account', 'the API key must be the password'],
  [-111]: ['account', 'this IP is not on the list'],
};

/** Ids are longer than any code. */
const largestCode = 1000;

/** The key of the console and the line that messages are sent from. */
export type MelipayamakAccount = { apiKey: string; sender: string };

/** The console's API: no key against sending twice, and no question about what became of a message. */
export function melipayamak(
  { apiKey, sender }: MelipayamakAccount,
  endpoint: GatewayEndpoint,
): SmsProvider {
  requireSafeEndpoint(endpoint);
  const post = (method: string, body: Json) =>
    askGateway(endpoint, `/api/send/${method}/${encodeURIComponent(apiKey)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    name: 'melipayamak',
    send: async ({ to, text, pattern }) =>
      readSend(
        pattern
          ? await post('shared', { to: domestic(to), ...sharedBody(pattern) })
          : await post('simple', { to: domestic(to), from: sender, text }),
      ),
  };
}

/** A pattern's values are in the order of their numbers; `;` parts them inside the panel. */
function sharedBody({ name, values }: NonNullable<OutgoingSms['pattern']>) {
  const args = Object.entries(values)
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, value]) => value.replaceAll(';', '،'));
  return { bodyId: Number(name), args };
}

/** `status` is free text, so `recId` alone is believed. */
function readSend(reply: Answer | Failure): SendResult {
  if (!isAnswer(reply)) return reply;
  const { status, body } = reply;
  const recId = body?.recId;
  if (status < 300 && (typeof recId === 'number' || typeof recId === 'string')) {
    if (Number(recId) > largestCode)
      return { kind: 'ok', providerMessageId: idText(recId), costRials: null };
    return (
      readCode('melipayamak', melipayamakFaults, Number(recId)) ?? {
        kind: 'template',
        reason: `melipayamak ${recId}: not in the table`,
      }
    );
  }
  return readStatus('melipayamak', status);
}
