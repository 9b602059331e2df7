import type {
  DeliveryState,
  OutgoingSms,
  SendResult,
  SmsProvider,
} from '../../foundation/ports/providers.ts';
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

/** https://kavenegar.com/rest.html: the code stands as HTTP status, in `return.status`, or both. */
const kavenegarFaults: Readonly<Record<string, Fault>> = {
  400: ['permanent', 'parameters are missing'],
  401: ['account', 'the account is disabled'],
  402: ['retry', 'the operation failed'],
  403: ['account', 'the key is wrong'],
  404: ['permanent', 'no such method'],
  405: ['permanent', 'wrong HTTP verb'],
  406: ['permanent', 'a parameter is empty'],
  407: ['account', 'no access'],
  409: ['retry', 'the server is busy'],
  411: ['permanent', 'bad receptor'],
  412: ['account', 'bad sender'],
  413: ['permanent', 'the text is empty or too long'],
  414: ['permanent', 'too many records'],
  416: ['account', 'this IP is not allowed'],
  417: ['permanent', 'bad date'],
  418: ['account', 'no credit'],
  419: ['permanent', 'array sizes differ'],
  420: ['template', 'links are not allowed'],
  422: ['permanent', 'characters are not allowed'],
  424: ['template', 'the template is missing or not approved'],
  426: ['template', 'needs the advanced service'],
  427: ['account', 'no access to the line'],
  428: ['template', 'a call is impossible'],
  429: ['slow', 'this IP is limited'],
  431: ['template', 'a token has a bad shape'],
  432: ['template', 'the template lacks %token'],
  451: ['slow', 'too many calls'],
  501: ['account', 'a test account sends to its owner only'],
  607: ['template', 'bad tag'],
};

const deliveryStates: Readonly<Record<number, DeliveryState>> = {
  1: 'sent',
  2: 'sent',
  4: 'sent',
  5: 'sent',
  6: 'undelivered',
  10: 'delivered',
  11: 'undelivered',
  13: 'undelivered',
  14: 'blocked',
  100: 'unknown',
};

/** The API key and the line that messages are sent from. */
export type KavenegarAccount = { apiKey: string; sender: string };

/** Free texts carry `localid`: a repeated one is not sent again. Pattern sends have no such key. */
export function kavenegar(
  { apiKey, sender }: KavenegarAccount,
  endpoint: GatewayEndpoint,
): SmsProvider {
  requireSafeEndpoint(endpoint);
  const call = (method: string, fields: Record<string, string>) =>
    askGateway(endpoint, `/v1/${encodeURIComponent(apiKey)}/${method}.json`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
  return {
    name: 'kavenegar',
    dedupes: true,
    send: async (sms) =>
      readSend(
        sms.pattern
          ? await call('verify/lookup', lookupFields(sms, sms.pattern))
          : await call('sms/send', {
              receptor: domestic(sms.to),
              message: sms.text,
              sender,
              localid: String(sms.dedupeId),
            }),
      ),
    delivery: async ({ providerMessageId, dedupeId }) =>
      readDelivery(
        providerMessageId === null
          ? await call('sms/statuslocalmessageid', { localid: String(dedupeId) })
          : await call('sms/status', { messageid: providerMessageId }),
      ),
  };
}

function lookupFields(sms: OutgoingSms, { name, values }: NonNullable<OutgoingSms['pattern']>) {
  const tokens = Object.entries(values).map(([token, value]) => [token, tokenText(token, value)]);
  return { receptor: domestic(sms.to), template: name, ...Object.fromEntries(tokens) };
}

/** token, token2 and token3 hold no space, newline or underscore; token10 and token20 a few spaces. */
function tokenText(token: string, value: string): string {
  const spaces = { token10: 5, token20: 8 }[token] ?? 0;
  const words = value.trim().split(/[\s_]+/);
  const head = words.slice(0, spaces + 1).join(' ');
  return [head, ...words.slice(spaces + 1)].join('.').slice(0, 100);
}

function readReply(reply: Answer | Failure): Json[] | Failure {
  if (!isAnswer(reply)) return reply;
  const { status, body } = reply;
  const code = Number((body?.return as Json | undefined)?.status ?? status);
  if (status < 300 && body && code === 200) return (body.entries ?? []) as Json[];
  return readCode('kavenegar', kavenegarFaults, code) ?? readStatus('kavenegar', status);
}

function readSend(reply: Answer | Failure): SendResult {
  const entries = readReply(reply);
  if (!Array.isArray(entries)) return entries;
  const [entry] = entries;
  const costRials = typeof entry?.cost === 'number' ? entry.cost : null;
  return { kind: 'ok', providerMessageId: idText(entry?.messageid), costRials };
}

function readDelivery(reply: Answer | Failure): DeliveryState {
  const entries = readReply(reply);
  if (!Array.isArray(entries)) throw new Error(entries.reason);
  return deliveryStates[Number(entries[0]?.status)] ?? 'unknown';
}
