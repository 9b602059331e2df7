import { type Panel, parseBody, type Reply } from './gateway.ts';

export const smsirKey = 'smsir-key-in-a-header';

const states = { under_way: 3, arrives: 1, fails: 2, blocked: 7 } as const;
const accountCodes = [10, 11, 12, 13, 14];

const done = (data: string): Reply => ({
  status: 200,
  body: `{"status":1,"message":"موفق","data":${data}}`,
});

/** JSON posts with the key in a header; no key against sending twice. */
export const smsirPanel: Panel = {
  read(call) {
    if (call.headers['x-api-key'] !== smsirKey) return null;
    const id = /^\/v1\/send\/(\d+)$/.exec(call.path)?.[1];
    if (call.method === 'GET' && id) return { kind: 'question', id, key: null };
    const body = parseBody(call);
    if (call.method !== 'POST') return null;
    if (call.path === '/v1/send/verify') {
      const values = body.parameters as { name: string; value: string }[];
      if (!Number.isInteger(body.templateId) || values.some(({ value }) => value.length > 25))
        return null;
      const text = values.map(({ value }) => value).join(' ');
      return { kind: 'send', to: String(body.mobile), text, key: null };
    }
    if (call.path === '/v1/send/bulk' && Number.isInteger(body.lineNumber)) {
      const [to] = body.mobiles as string[];
      return { kind: 'send', to: to ?? '', text: String(body.messageText), key: null };
    }
    return null;
  },
  accepted: ({ id }) => done(`{"messageId":${id},"messageIds":[${id}],"packId":"p","cost":1.0}`),
  refused: (code) => ({
    status: accountCodes.includes(code) ? 401 : code === 20 ? 429 : code === 0 ? 500 : 400,
    body: `{"status":${code},"message":"خطا","data":null}`,
  }),
  statusReply: (message, state) =>
    message
      ? done(`{"messageId":${message.id},"deliveryState":${states[state]}}`)
      : { status: 400, body: '{"status":112,"message":"یافت نشد","data":null}' },
};
