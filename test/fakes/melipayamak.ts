import { type Panel, parseBody } from './gateway.ts';

export const melipayamakKey = 'melipayamak-key-in-the-path';

/** The console: JSON posts with the key in the path; a small `recId` is a code. */
export const melipayamakPanel: Panel = {
  read(call) {
    const body = parseBody(call);
    const to = String(body.to);
    if (call.method !== 'POST' || !/^09\d{9}$/.test(to)) return null;
    if (call.path === `/api/send/shared/${melipayamakKey}`) {
      if (!Number.isInteger(body.bodyId) || !Array.isArray(body.args)) return null;
      return { kind: 'send', to, text: body.args.join(' '), key: null };
    }
    if (call.path === `/api/send/simple/${melipayamakKey}` && body.from)
      return { kind: 'send', to, text: String(body.text), key: null };
    return null;
  },
  accepted: ({ id }) => ({ status: 200, body: `{"recId":${id},"status":"ارسال موفق"}` }),
  refused: (code) => ({ status: 200, body: `{"recId":${code},"status":"خطا"}` }),
  statusReply: () => ({ status: 404, body: '{}' }),
};
