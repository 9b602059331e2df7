import type { ContentAnswer } from '#shared/contract/desk/content.ts';
import type { BudgetAnswer, FailedAnswer } from '#shared/contract/desk/failed.ts';
import type { ReportAnswer, ReportFigures, ReportRow } from '#shared/contract/desk/report.ts';

// What the pages of leads get from the API.

const week = (answers: number, median: number, kept: number): ReportFigures => ({
  answers,
  first: { count: answers, median, p90: median * 3 },
  promises: { made: answers, kept },
  rating: { count: 4, average: 4.5 },
});
const row = (id: string, title: string, answers: number): ReportRow => ({
  ...{ id, title, open: answers, soon: 2, late: 1, answeredToday: 7 },
  periods: {
    thisWeek: week(answers, 42, answers - 3),
    lastWeekSoFar: week(answers - 6, 55, answers - 8),
    lastWeek: week(answers + 20, 50, answers + 15),
  },
});

export const sampleReport: ReportAnswer = {
  now: Date.UTC(2026, 10, 24, 7, 30),
  weekBegan: Date.UTC(2026, 10, 20, 20, 30),
  total: row('', 'همه', 60),
  departments: [row('technical', 'فنی', 40), row('orders', 'سفارش و ارسال', 20)],
  agents: [row('1', 'نگار رضایی', 35), row('2', 'علی احمدی', 25)],
};

const hour = 3_600_000;

export const sampleFailed: FailedAnswer = {
  now: Date.now(),
  messages: [
    {
      ...{ id: '1', message: 'ticket_answered', channel: 'sms', address: '۰۹۱۲ ••• ۴۵۶۷' },
      ...{ reason: 'kavenegar 418: no credit', createdAt: Date.now() - hour },
      ...{ code: '7K3M-X9QP-2RAB', hasExpired: false },
    },
    {
      ...{ id: '2', message: 'proof_code', channel: 'email', address: 's•••@mail.example' },
      ...{ reason: 'no answer: timed out', createdAt: Date.now() - 2 * hour },
      ...{ code: null, hasExpired: true },
    },
  ],
  next: null,
};

export const sampleBudget: BudgetAnswer = {
  channels: [
    {
      ...{ channel: 'sms', sent: 16_400, max: 20_000 },
      shares: [
        { share: 'answers', sent: 9_000 },
        { share: 'common', sent: 7_400 },
      ],
    },
  ],
  rials: { spent: 41_000_000, max: 50_000_000 },
};

const cancel = { article: 'orders/cancel', title: 'چطور سفارشم را لغو کنم؟' };

export const sampleContent: ContentAnswer = {
  ...{ week: '1405-09-07', weeks: ['1405-09-07', '1405-08-30'] },
  searches: {
    missed: [
      {
        ...{ near: cancel, count: 14 },
        questions: [
          { text: 'چطور لغو کنم', count: 7, isAlike: false },
          { text: 'لغو مرسوله', count: 5, isAlike: true },
        ],
      },
      { near: null, count: 6, questions: [{ text: 'نصب درب', count: 6, isAlike: true }] },
    ],
    left: [],
    asked: [],
    opened: [],
  },
  counted: { misses: true, outcomes: false },
  votes: [
    {
      ...{ ...cancel, yes: 3, no: 4 },
      comments: [{ text: 'نگفته تا چه ساعتی می‌شود لغو کرد.', helpful: false, day: '1405-09-01' }],
    },
  ],
  old: [
    { ...cancel, checkedOn: '2026-01-12', isUnchecked: true, isUnhelpful: true, yes: 3, no: 4 },
  ],
};
