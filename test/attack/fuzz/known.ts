import type { Settings } from '#shared/settings/schema.ts';
import type { Known } from './json-of-schema.ts';

// What stands between percent signs is filled in when a request is sent: by then it is known.

const quoted = (text: string) => JSON.stringify(text);
const each = (...texts: readonly string[]) => texts.map(quoted);

/** Good values of fields by their names, as text of JSON. */
export function knownValues({ departments, requestTypes, calendars }: Settings): Known {
  const facts = [...new Set(requestTypes.flatMap(({ fields }) => fields.map(({ id }) => id)))];
  return {
    requestType: each(
      'technical',
      'technical',
      'technical',
      'technical',
      ...requestTypes.map(({ id }) => id),
    ),
    title: each('صفحهٔ پرداخت باز نمی‌شود', 'صفحهٔ پرداخت پس از تأیید سفید می‌ماند'),
    text: each(
      'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
      'سفارش ۱۲۳۴۵ هنوز نرسیده است؛ کارت 6037-9911-1111-1111 و ایمیل sara@mail.example.',
    ),
    facts: [
      '{}',
      '{}',
      '{"order":"123456"}',
      '{"order":"123456","reason":"other","sheba":"IR062960000000100324200001"}',
    ],
    'facts.*': each(...facts),
    attachments: ['[]', '[]', '[]', '["%free-file%"]', '["%file%"]'],
    anotherMatter: ['true', 'true', 'false'],
    urgency: each('normal'),
    helpful: each('yes', 'no'),
    rating: ['1', '5'],
    mobile: each(
      '%owner-mobile%',
      '%other-mobile%',
      '%agent-mobile%',
      '۰۹۱۲۳۳۳۴۴۵۵',
      '0912 333 44 55',
    ),
    email: each('%owner-email%', 'guest@mail.example'),
    work: each('%work%', '%work%', '%work%', '%work%', 'e30='),
    code: each('%sms-code%', '%sms-code%', '۱۲۳ ۴۵۶', '%ticket%'),
    department: ['null', ...each(...Object.keys(departments))],
    calendar: each(...Object.keys(calendars)),
    version: ['%version%'],
    other: each('%other-ticket%'),
    messages: ['["%message%"]'],
    tickets: ['[{"code":"%ticket%","version":%version%}]'],
    act: [
      '{"kind":"priority","priority":1}',
      '{"kind":"assign","agent":"%agent%"}',
      '{"kind":"tags","add":["%tag%"],"remove":[]}',
      '{"kind":"close","reason":"حل شد."}',
    ],
    agent: each('%agent%'),
    tags: ['[]', '["%tag%"]'],
    added: ['[]', '["فوری"]', '["تازه"]'],
    mentions: ['[]', '["%agent%"]'],
    participant: each('%participant%'),
    reasonId: each('%close-reason%'),
    into: each('%other-tag%'),
    before: ['null', '"%close-reason%"'],
    departments: [JSON.stringify(Object.keys(departments).slice(0, 1))],
    rights: ['[]', '["export"]'],
    role: each('agent', 'lead'),
    agency: ['null'],
    sharing: each('own', 'all'),
    day: each('1405-09-20'),
    time: each('10:00'),
    ids: ['["%saved-view%"]'],
    formToken: each('%form-key%'),
    messageId: each('%message%'),
    article: each('%article%'),
    query: [...each('بازگشت وجه', 'چیزی که نیست'), '{}', '{"view":"mine"}'],
    comment: each('کمک کرد', 'شماره‌ام ۰۹۱۲۱۲۳۴۵۶۷ است'),
    from: each('1405-09-05'),
    to: each('1405-09-05', '1405-09-20'),
    reason: each('حل شد.', 'پیام‌های تبلیغی'),
    why: each('این بخش پاسخ می‌دهد'),
    kind: each('mobile', 'email'),
    name: each('backup_failed', 'disk_full'),
    key: each('', 'kavenegar'),
  };
}

/** Good values of the boxes of each form without scripts, by its route. */
export const knownForms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'POST /contact/:type/': {
    formToken: ['%form-token%', '%form-token%', ''],
    title: ['صفحهٔ پرداخت باز نمی‌شود'],
    text: ['وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.'],
    email: ['guest@mail.example', ''],
    urgency: ['normal', 'urgent'],
    anotherMatter: ['yes', ''],
    'facts.order': ['123456', '۱۲۳۴'],
    'facts.paid-on': ['1405-09-01', '۳ آذر'],
    'facts.amount': ['۱۲ هزار تومان'],
    'facts.sheba': ['IR062960000000100324200001'],
  },
  'POST /confirm/': { proof: ['%link-proof%'], token: ['%link-token%'] },
  'POST /feedback/': { article: ['%article%'], helpful: ['yes', 'no'], comment: ['کمک کرد', ''] },
};
