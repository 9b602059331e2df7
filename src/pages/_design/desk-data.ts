import type { DeskAlarm } from '#shared/contract/desk/alarms.ts';
import type { DeskPromise, InboxAnswer, InboxTicket } from '#shared/contract/desk/inbox.ts';
import type { DeskMessage, DeskThread } from '#shared/contract/desk/thread.ts';
import { stateWords, type TicketState } from '#shared/contract/tickets.ts';
import type { DraftOnTicket } from '../../desk/composer/draft.browser.ts';
import { sampleProgress } from './ticket-data.ts';

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
  ...{ code, version: 1, title, customer, requestType: 'فنی', department: 'فنی' },
  ...{ state, stateTitle: stateWords[state].title },
  ...{ urgency: 'normal', urgencyTitle: 'عادی', priority: 0 },
  ...{ stage: null, promise: null, unread: false, proven: true },
  ...{ assignee: null, snoozed: null, tags: [], lastWords: 'از دیروز باز نمی‌شود.' },
  ...{ createdAt: now - 26 * hourMs, updatedAt: now - hourMs },
});

/** Each state of a promise, an unread one, one with every mark. */
const rows: InboxTicket[] = [
  { ...row('waiting'), promise: promise('fine') },
  { ...row('in_review'), promise: promise('soon') },
  { ...row('waiting'), promise: promise('late'), unread: true },
  { ...row('waiting'), urgency: 'urgent', urgencyTitle: 'خیلی زیاد', priority: 1, proven: false },
  { ...row('answered'), stage: 'پذیرفته شد', promise: promise('fine') },
];

const file = {
  type: 'application/pdf',
  byteCount: 350_000,
  removed: false,
  width: null,
  height: null,
};

/** The desk's list as the API answers it. */
export const sampleInbox: InboxAnswer = {
  ...{ now, tickets: rows, next: null, total: { count: rows.length, isMore: false } },
};

/** Alarms of either severity, one of them seen. */
export const sampleAlarms: DeskAlarm[] = [
  {
    ...{ name: 'backup_failed', key: '', severity: 'critical', seen: false, count: 3 },
    title: 'پشتیبان‌گیری شبانه انجام نشد',
    advice: 'فضای دیسک را بررسی کنید؛ هر ۱۰ دقیقه دوباره امتحان می‌شود.',
    since: '۳ آذر، ساعت ۰۹:۴۱',
  },
  {
    ...{ name: 'outbox_dead', key: 'sms', severity: 'warning', seen: true, count: 1 },
    title: 'پیامی پس از چند بار تلاش ارسال نشد (sms)',
    advice: 'علت را در فهرست پیام‌های ارسال‌نشده ببینید.',
    since: '۳ آذر، ساعت ۰۸:۰۵',
  },
];

const message = (id: string, author: DeskMessage['author'], text: string): DeskMessage => ({
  ...{ id, author, text, by: author === 'agent' ? 'نگار' : null },
  ...{ internal: false, createdAt: now - 2 * hourMs, seenAt: null, attachments: [] },
  mentions: [],
});

const change = { at: now - hourMs, by: 'agent', name: 'نگار', why: null } as const;

const notice = {
  ...{ message: 'ticket_answered', delivery: null, reason: null },
  ...{ createdAt: now - hourMs, sentAt: now - hourMs },
};

/** A thread as agents see it: a message of each author, and a note among agents. */
export const sampleDeskThread: DeskThread = {
  ...{ ...row('in_review'), now, promise: promise('late'), proven: false, version: 1 },
  department: { id: 'technical', title: 'فنی' },
  ...{ departmentSince: now - 26 * hourMs, stateSince: now - hourMs, seenAt: now },
  ...{ closeReason: null, linkedFrom: null, rating: null, replyChannel: 'sms' },
  assignee: { id: '2', title: 'نگار', away: true },
  tags: [
    { id: '1', title: 'خطای سایت' },
    { id: '2', title: 'پیگیری تلفنی' },
  ],
  closeReasons: [
    { id: '1', title: 'مشکل حل شد' },
    { id: '2', title: 'درخواست تکراری بود' },
  ],
  ...{ isPromiseStopped: false, snoozeStopsPromise: false, snoozed: null },
  ...{ requestTypeId: 'technical' },
  customer: {
    name: 'سارا',
    identities: [{ kind: 'mobile', masked: customer, proven: true }],
    plan: null,
    agency: null,
    blocked: null,
  },
  facts: [
    { id: 'order', label: 'شماره سفارش', value: '123456', claimed: false, canRead: false },
    { id: 'state', label: 'وضعیت سفارش', value: 'ارسال شده', claimed: true, canRead: false },
    { id: 'sheba', label: 'شبا', value: 'IR82…9002، بانک پارسیان', claimed: false, canRead: true },
  ],
  course: {
    progress: sampleProgress,
    promise: promise('soon'),
    stages: ['received', 'accepted', 'paid', 'refused'].map((id, at) => ({
      id,
      title: ['درخواست رسید', 'پذیرفته شد', 'وجه واریز شد', 'پذیرفته نشد'][at] ?? id,
    })),
    current: 'accepted',
  },
  rules: [{ title: 'مهلت بازگشت', text: 'تا هفت روز پس از تحویل.', broken: true }],
  participants: {
    people: [{ id: '1', name: 'مریم کریمی', masked: '۰۹۱۲ ••• ۴۳۲۱' }],
    canAdd: true,
  },
  messages: [
    {
      ...message('1', 'customer', 'از دیروز صفحهٔ سبد خرید سفید می‌ماند.'),
      attachments: [
        { id: '1', name: 'screenshot-of-the-empty-cart-page-1405-09-06.png', ...file },
        { id: '2', name: 'b.pdf', ...file, removed: true },
      ],
    },
    message('2', 'agent', 'لطفاً مرورگر را به‌روز کنید.'),
    {
      ...message('3', 'agent', '@رضا مشتری پیش‌تر هم همین را گفته بود.'),
      ...{ internal: true, mentions: ['رضا'] },
    },
    message('4', 'system', 'درخواست به واحد فنی رسید.'),
  ],
  history: [
    { ...change, kind: 'state', from: stateWords.waiting.title, to: stateWords.in_review.title },
    { ...change, kind: 'department', from: 'مالی', to: 'فنی', why: 'خطای صفحه است' },
    { ...change, kind: 'assignee', from: '', to: 'نگار' },
    { ...change, kind: 'priority', from: '0', to: '2' },
    { ...change, kind: 'tags', from: '', to: 'خطای سایت' },
  ],
  notices: [
    { ...notice, id: '1', channel: 'sms', state: 'sent', delivery: 'delivered' },
    { ...notice, id: '2', channel: 'email', state: 'dead', reason: 'refused' },
  ],
  departments: [{ id: 'money', title: 'مالی' }],
  can: {
    ...{ reply: true, attach: true, route: true, close: true, block: true, stage: true },
    ...{ change: true, reopen: false, readMobile: true },
  },
};

/** A closed thread of a blocked sender, rated, whose plan is known. */
export const blockedDeskThread: DeskThread = {
  ...sampleDeskThread,
  ...{ state: 'closed', stateTitle: stateWords.closed.title, promise: null, proven: true },
  ...{ urgency: 'urgent', urgencyTitle: 'خیلی زیاد', priority: 2, linkedFrom: 'Q4TX-2MPR-9KZH' },
  rating: { rating: 2, comment: 'دیر بود.' },
  customer: {
    ...sampleDeskThread.customer,
    plan: { title: 'طلایی', covers: 'پاسخ در همان روز' },
    agency: 'نمایندگی شیراز',
    blocked: { reason: 'ناسزا', at: now },
  },
  can: {
    ...{ reply: false, attach: false, route: false, close: false, block: true, stage: false },
    ...{ change: false, reopen: true, readMobile: false },
  },
};

/** A thread that is put off, with its promise stopped. */
export const snoozedDeskThread: DeskThread = {
  ...sampleDeskThread,
  ...{ promise: null, isPromiseStopped: true },
  snoozed: { until: 'جمعه ۲۰ آذر', reason: 'منتظر پاسخ بانک' },
};

/** A draft that keeps nothing. */
export const sampleDeskDraft: DraftOnTicket = {
  draft: { reply: '', note: '', files: [], formToken: '' },
  latest: { current: { reply: '', note: '', files: [], formToken: '' } },
  change: () => {},
  formToken: () => '',
};
