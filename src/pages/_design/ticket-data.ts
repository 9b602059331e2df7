import {
  type ListedTicket,
  type StageProgress,
  stateWords,
  type Thread,
  type TicketState,
} from '#shared/contract/tickets.ts';
import type { TranscriptMessage } from '#shared/transcripts/transcript.ts';
import type { JudgedCopy } from '../../tickets/transcript-verdict.browser.tsx';

const hourMs = 3_600_000;
const now = Date.now();
const code = '7K3M-X9QP-2RTW';
const department = 'فنی';

/** A ticket in this state, as lists show it; `hasNews` and a late promise on every other state. */
export function sampleTicket(state: TicketState, index = 0): ListedTicket {
  const isOwed = state === 'waiting' || state === 'in_review';
  return {
    code,
    title: 'صفحهٔ سبد خرید باز نمی‌شود',
    requestType: 'technical',
    department,
    urgency: 'normal',
    state,
    stateTitle: stateWords[state].title,
    stage: index % 2 === 1 ? 'پذیرفته شد' : null,
    hasNews: index % 2 === 1,
    promise: isOwed ? { dueAt: now, text: 'شنبه ۷ آذر، ساعت ۱۲', late: index % 2 === 1 } : null,
    promiseUsed: isOwed ? (index % 2 === 1 ? 100 : 40) : null,
    lastMessageAt: now - hourMs / 8,
    createdAt: now - 26 * hourMs,
    updatedAt: now - hourMs,
    version: 1,
  };
}

const file = {
  ...{ type: 'image/png', byteCount: 350_000, removed: false },
  ...{ width: null, height: null },
};

const message = (id: string, author: Thread['messages'][number]['author'], text: string) => ({
  id,
  author,
  text,
  createdAt: now - 2 * hourMs,
  seenAt: now - hourMs,
  attachments: [],
});

/** A course at its second stage, whose promise stands at the third. */
export const sampleProgress: StageProgress = {
  title: 'پذیرفته شد',
  next: 'وجه به شبای ثبت‌شده واریز می‌شود.',
  since: now - hourMs,
  steps: [
    { title: 'درخواست رسید', state: 'done', at: now - 26 * hourMs, due: null },
    { title: 'پذیرفته شد', state: 'current', at: now - hourMs, due: null },
    {
      title: 'وجه واریز شد',
      state: 'coming',
      at: null,
      due: {
        ...{ dueAt: now, text: 'یکشنبه ۸ آذر، ساعت ۱۰', late: false },
        rule: '۲۴ تا ۷۲ ساعت کاری',
      },
    },
  ],
};

/** One whose promise was not kept, and one that has ended aside of its course. */
export const otherProgress: readonly StageProgress[] = [
  {
    ...sampleProgress,
    steps: sampleProgress.steps.map((step) => ({
      ...step,
      due: step.due && { ...step.due, late: true },
    })),
  },
  {
    ...{ title: 'پذیرفته نشد', next: 'علت را در پیام کارشناس بخوانید.', since: now - hourMs },
    steps: [
      { title: 'درخواست رسید', state: 'done', at: now - 26 * hourMs, due: null },
      { title: 'پذیرفته نشد', state: 'current', at: now - hourMs, due: null },
    ],
  },
];

/** A thread with a message of each author. */
export const sampleThread: Thread = {
  ...sampleTicket('answered', 1),
  next: stateWords.answered.next,
  progress: sampleProgress,
  closeReason: null,
  snoozed: null,
  departmentSince: now - 26 * hourMs,
  seenAt: now - hourMs,
  proven: false,
  replyChannel: 'sms',
  facts: [],
  rules: [],
  messages: [
    message('1', 'customer', 'از دیروز با گوشی صفحهٔ سبد خرید را باز می‌کنم و سفید می‌ماند.'),
    message('2', 'agent', 'لطفاً مرورگر را به‌روز کنید: https://help.example.ir/browser'),
    message('3', 'system', 'درخواست به واحد فنی رسید.'),
  ],
  history: [
    {
      at: now,
      by: 'agent',
      kind: 'state',
      from: stateWords.waiting.title,
      to: stateWords.in_review.title,
      why: null,
    },
  ],
  rating: null,
  linkedFrom: null,
  can: { reply: true, attach: true, solve: true, rate: true, replyLeadsTo: 'this' },
};

/** The same, put off. */
export const snoozedThread: Thread = {
  ...sampleThread,
  ...{ proven: true, snoozed: { until: 'جمعه ۲۰ آذر', reason: 'منتظر پاسخ بانک' } },
};

/** The same from a sender who has not proven to be one, and not seen yet. */
export const unprovenThread: Thread = { ...sampleThread, proven: false, seenAt: null };

/** A thread with all that one can hold: files, a second message of the customer's, facts, a rule. */
export const fullThread: Thread = {
  ...sampleThread,
  ...sampleTicket('in_review', 1),
  ...{ next: stateWords.in_review.next, proven: true, linkedFrom: 'Q4TX-2MPR-9KZH' },
  messages: [
    {
      ...message('1', 'customer', 'از دیروز با گوشی صفحهٔ سبد خرید را باز می‌کنم و سفید می‌ماند.'),
      attachments: [
        { id: '1', name: 'screenshot-of-the-empty-cart-page-1405-09-06.png', ...file },
        { id: '2', name: 'b.pdf', ...file, removed: true },
      ],
    },
    message('2', 'agent', 'لطفاً مرورگر را به‌روز کنید: https://help.example.ir/browser'),
    message('3', 'customer', 'به‌روز کردم. راستی، با کارت xxxx-xxxx-xxxx-9993 پرداختم.'),
    message('4', 'system', 'درخواست به واحد فنی رسید.'),
  ],
  participants: { people: [{ id: '1', name: 'مریم کریمی' }], canAdd: true },
  facts: [{ id: 'order', label: 'شماره سفارش', value: '123456' }],
  rules: [{ title: 'مهلت بازگشت', text: 'تا هفت روز پس از تحویل.' }],
};

/** A thread of another customer, in which the reader takes part. */
export const joinedThread: Thread = { ...sampleThread, ofOther: true };

/** A closed thread that was rated; a message reopens it, and there is no place for files. */
export const closedThread: Thread = {
  ...sampleThread,
  ...sampleTicket('closed'),
  ...{ next: stateWords.closed.next, closeReason: 'با به‌روز کردن مرورگر حل شد.', promise: null },
  ...{ proven: true, rating: { rating: 4, comment: null } },
  can: { reply: true, attach: false, solve: false, rate: false, replyLeadsTo: 'reopened' },
};

const signed = (id: string, authorTitle: string, text: string | null): TranscriptMessage => ({
  ...{ id, authorTitle, text, author: authorTitle === 'شما' ? 'customer' : 'agent' },
  ...{ createdAt: now, createdAtUtc: '2026-11-27 08:30 UTC', salt: null, commitment: '', link: '' },
  createdAtJalali: 'جمعه ۶ آذر ۱۴۰۵، ساعت ۱۲',
  files: text ? [{ id: '1', name: 'cart.png' }] : [],
});

const genuine: JudgedCopy = {
  transcript: {
    ...{ format: 'pasokh-transcript-1', issuer: 'https://help.example.ir', keyId: 'a' },
    ticket: {
      ...{ id: '1', code, title: 'صفحهٔ سبد خرید باز نمی‌شود', requestType: 'فنی', department },
      createdAt: now,
    },
    messages: [signed('1', 'شما', 'از دیروز صفحهٔ سبد خرید سفید می‌ماند.'), signed('2', 'فنی', null)],
    ...{ issuedAt: now, issuedAtUtc: '2026-11-27 08:30 UTC', signature: '' },
    issuedAtJalali: 'جمعه ۶ آذر ۱۴۰۵، ساعت ۱۲',
  },
  ...{ altered: [], brandName: 'پاسخ', fileName: 'transcript.html' },
  verdict: {
    signature: 'right',
    messages: [
      { id: '1', verdict: 'right' },
      { id: '2', verdict: 'erased' },
    ],
    holds: true,
  },
};

/** A genuine transcript, and each way in which one is not; the organisation is «پاسخ». */
export const sampleVerdicts: JudgedCopy[] = [
  genuine,
  { ...genuine, brandName: 'دیگری' },
  { ...genuine, altered: ['heading', 1] },
  { ...genuine, verdict: { ...genuine.verdict, signature: 'unknown_key', holds: false } },
  {
    ...genuine,
    verdict: {
      signature: 'wrong',
      messages: [{ id: '1', verdict: 'words_differ' }],
      holds: false,
    },
  },
];
