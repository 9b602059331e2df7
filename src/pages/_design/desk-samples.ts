import type { DeskMessage, DeskPromise, DeskThread, InboxTicket } from '#shared/contract/desk.ts';
import { stateWords, type TicketState } from '#shared/contract/tickets.ts';

const hourMs = 3_600_000;
const now = Date.now();
const code = '7K3M-X9QP-2RTW';
const title = 'صفحهٔ سبد خرید باز نمی‌شود';
const customer = '0912 *** 4567';

const promise = (state: DeskPromise['state']): DeskPromise => ({
  dueAt: now,
  text: 'شنبه ۷ آذر، ساعت ۱۲',
  state,
});

const row = (state: TicketState): InboxTicket => ({
  ...{ code, title, customer, requestType: 'فنی', department: 'فنی' },
  ...{ state, stateTitle: stateWords[state].title },
  ...{ urgency: 'normal', urgencyTitle: 'عادی', priority: 0 },
  ...{ promise: null, unread: false, proven: true },
  ...{ createdAt: now - 26 * hourMs, updatedAt: now - hourMs },
});

/** Rows of the desk's list: each state of a promise, an unread one, one with every mark. */
export const sampleRows: InboxTicket[] = [
  { ...row('waiting'), promise: promise('fine') },
  { ...row('in_review'), promise: promise('soon') },
  { ...row('waiting'), promise: promise('late'), unread: true },
  { ...row('waiting'), urgency: 'urgent', urgencyTitle: 'خیلی زیاد', priority: 1, proven: false },
  row('answered'),
];

const message = (id: string, author: DeskMessage['author'], text: string): DeskMessage => ({
  ...{ id, author, text, by: author === 'agent' ? 'نگار' : null },
  ...{ internal: false, createdAt: now - 2 * hourMs, seenAt: null, attachments: [] },
});

/** A thread as agents see it: a message of each author, and a note among agents. */
export const sampleDeskThread: DeskThread = {
  ...{ ...row('in_review'), now, promise: promise('late'), proven: false, version: 1 },
  department: { id: 'technical', title: 'فنی' },
  ...{ departmentSince: now - 26 * hourMs, stateSince: now - hourMs, seenAt: now },
  ...{ closeReason: null, linkedFrom: null, rating: null, replyChannel: 'sms' },
  customer: {
    name: 'سارا',
    identities: [{ kind: 'mobile', masked: customer, proven: true }],
    plan: null,
    agency: null,
    blocked: null,
  },
  facts: [{ id: 'order', label: 'شماره سفارش', value: '123456' }],
  rules: [],
  messages: [
    message('1', 'customer', 'از دیروز صفحهٔ سبد خرید سفید می‌ماند.'),
    message('2', 'agent', 'لطفاً مرورگر را به‌روز کنید.'),
    { ...message('3', 'agent', 'مشتری پیش‌تر هم همین را گفته بود.'), internal: true },
    message('4', 'system', 'درخواست به واحد فنی رسید.'),
  ],
  history: [],
  notices: [],
  departments: [{ id: 'money', title: 'مالی' }],
  can: { reply: true, attach: true, route: true, close: true, block: true },
};
