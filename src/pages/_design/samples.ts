import {
  stateWords,
  type Thread,
  type TicketState,
  type TicketSummary,
} from '#shared/contract/tickets.ts';

const hourMs = 3_600_000;
const now = Date.now();
const code = '7K3M-X9QP-2RTW';
const department = 'فنی';

/** A ticket in this state, as lists show it; `hasNews` and a late promise on every other state. */
export function sampleTicket(state: TicketState, index = 0): TicketSummary {
  return {
    code,
    title: 'صفحهٔ سبد خرید باز نمی‌شود',
    requestType: 'technical',
    department,
    urgency: 'normal',
    state,
    stateTitle: stateWords[state].title,
    hasNews: index % 2 === 1,
    promise: { dueAt: now, text: 'شنبه ۷ آذر، ساعت ۱۲', late: index % 2 === 1 },
    createdAt: now - 26 * hourMs,
    updatedAt: now - hourMs,
    version: 1,
  };
}

const message = (id: string, author: Thread['messages'][number]['author'], text: string) => ({
  id,
  author,
  text,
  createdAt: now - 2 * hourMs,
  seenAt: now - hourMs,
  attachments: [],
});

/** A thread with a message of each author. */
export const sampleThread: Thread = {
  ...sampleTicket('answered', 1),
  next: stateWords.answered.next,
  closeReason: null,
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
