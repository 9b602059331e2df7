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

/** `status` of the body: https://sms.ir/rest-api. */
const smsirFaults: Readonly<Record<string, Fault>> = {
  0: ['retry', 'system fault'],
  10: ['account', 'the key is wrong'],
  11: ['account', 'the key is off'],
  12: ['account', 'this IP is not allowed'],
  13: ['account', 'the account is inactive'],
  14: ['account', 'the account is suspended'],
  20: ['slow', 'too many requests'],
  101: ['account', 'bad line'],
  102: ['account', 'no credit'],
  103: ['permanent', 'the text is empty'],
  104: ['permanent', 'bad mobile'],
  105: ['permanent', 'too many mobiles'],
  106: ['permanent', 'too many texts'],
  107: ['permanent', 'no mobile'],
  108: ['permanent', 'no text'],
  109: ['permanent', 'bad time'],
  110: ['permanent', 'mobiles and texts differ in number'],
  113: ['template', 'no such template'],
  114: ['template', 'a value is longer than 25 characters'],
  115: ['permanent', 'the number is on the blacklist'],
  116: ['template', 'a parameter has no name'],
  117: ['template', 'the text is not approved'],
  118: ['permanent', 'too many messages'],
  119: ['account', 'the plan does not allow it'],
  123: ['account', 'the line is inactive'],
};

const deliveryStates: Readonly<Record<number, DeliveryState>> = {
  1: 'delivered',
  2: 'undelivered',
  3: 'sent',
  4: 'undelivered',
  5: 'sent',
  6: 'undelivered',
  7: 'blocked',
};

const maxValueLength = 25;

/** The API key and the line that messages are sent from. */
export type SmsirAccount = { apiKey: string; lineNumber: string };

/** No key against sending twice; asked about a message by its own id only. Costs are in its own unit. */
export function smsir(
  { apiKey, lineNumber }: SmsirAccount,
  endpoint: GatewayEndpoint,
): SmsProvider {
  requireSafeEndpoint(endpoint);
  const headers = {
    'X-API-KEY': apiKey,
    Accept: 'application/json',
    'Content-Type': 'application/json',
  };
  const post = (path: string, body: Json) =>
    askGateway(endpoint, path, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    name: 'smsir',
    async send(sms) {
      const verify = verifyBody(sms);
      if (verify) return readSend(await post('/v1/send/verify', verify));
      return readSend(
        await post('/v1/send/bulk', {
          lineNumber: Number(lineNumber),
          messageText: sms.text,
          mobiles: [domestic(sms.to)],
          sendDateTime: null,
        }),
      );
    },
    async delivery({ providerMessageId }) {
      if (providerMessageId === null) return 'unknown';
      const path = `/v1/send/${encodeURIComponent(providerMessageId)}`;
      return readDelivery(await askGateway(endpoint, path, { headers }));
    },
  };
}

/** Null where the pattern would surely be refused: then the line's free text is the better way. */
function verifyBody({ to, pattern }: OutgoingSms): Json | null {
  if (!pattern) return null;
  const parameters = Object.entries(pattern.values).map(([name, value]) => ({ name, value }));
  if (parameters.some(({ value }) => value.length > maxValueLength)) return null;
  return { mobile: domestic(to), templateId: Number(pattern.name), parameters };
}

function readReply(reply: Answer | Failure): Json | Failure {
  if (!isAnswer(reply)) return reply;
  const { status, body } = reply;
  if (status < 300 && body?.status === 1) return (body.data ?? {}) as Json;
  const fault = typeof body?.status === 'number' ? body.status : null;
  return (fault !== null && readCode('smsir', smsirFaults, fault)) || readStatus('smsir', status);
}

function readSend(reply: Answer | Failure): SendResult {
  const data = readReply(reply);
  if (isFailure(data)) return data;
  const ids = data.messageIds;
  const id = Array.isArray(ids) ? ids[0] : data.messageId;
  if (Array.isArray(ids) && idText(id) === null)
    return { kind: 'permanent', reason: `smsir: ${id === 0 ? 'blacklisted' : 'bad number'}` };
  return { kind: 'ok', providerMessageId: idText(id), costRials: null };
}

function readDelivery(reply: Answer | Failure): DeliveryState {
  const data = readReply(reply);
  if (isFailure(data)) throw new Error(data.reason);
  return deliveryStates[Number(data.deliveryState)] ?? 'unknown';
}

const isFailure = (data: Json | Failure): data is Failure => typeof data.kind === 'string';
