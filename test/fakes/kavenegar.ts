import type { Panel, Reply } from './gateway.ts';

export const kavenegarKey = 'kavenegar-key-in-the-path';

const states = { under_way: 5, arrives: 10, fails: 11, blocked: 14 } as const;

const done = (entries: string): Reply => ({
  status: 200,
  body: `{"return":{"status":200,"message":"تایید شد"},"entries":${entries}}`,
});

/** Form posts with the key in the path; heeds `localid`; the code is status and body at once. */
export const kavenegarPanel: Panel = {
  read({ method, path, headers, body }) {
    const form = new URLSearchParams(body);
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (method !== 'POST' || !isForm) return null;
    const to = form.get('receptor') ?? '';
    switch (path) {
      case `/v1/${kavenegarKey}/verify/lookup.json`: {
        const token = form.get('token') ?? '';
        if (!/^09\d{9}$/.test(to) || !form.get('template') || !/^[^\s_]+$/.test(token)) return null;
        return { kind: 'send', to, text: token, key: null };
      }
      case `/v1/${kavenegarKey}/sms/send.json`: {
        const key = form.get('localid');
        if (!/^09\d{9}$/.test(to) || !form.get('sender') || !/^\d+$/.test(key ?? '')) return null;
        return { kind: 'send', to, text: form.get('message') ?? '', key };
      }
      case `/v1/${kavenegarKey}/sms/status.json`:
        return { kind: 'question', id: form.get('messageid'), key: null };
      case `/v1/${kavenegarKey}/sms/statuslocalmessageid.json`:
        return { kind: 'question', id: null, key: form.get('localid') };
      default:
        return null;
    }
  },
  accepted: ({ id, to, text }) =>
    done(
      `[{"messageid":${id},"message":${JSON.stringify(text)},"status":5,"statustext":"ارسال به مخابرات","sender":"10004346","receptor":"${to}","date":1356619709,"cost":120}]`,
    ),
  refused: (code) => ({
    status: code,
    body: `{"return":{"status":${code},"message":"خطا"},"entries":null}`,
  }),
  statusReply: (message, state) =>
    done(`[{"messageid":${message?.id ?? 0},"status":${message ? states[state] : 100}}]`),
};
