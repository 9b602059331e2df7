import type { OrderType } from '#shared/contract/search.ts';
import type { SearchResult } from '#shared/search/types.ts';

/** Results of the search, with the searched words marked. */
export const sampleResults: SearchResult[] = [
  {
    id: 'a',
    url: '#a',
    title: 'بازگشت پول چند روز طول می‌کشد؟',
    titleMarks: [
      [0, 6],
      [7, 10],
    ],
    category: ['پرداخت', 'بازگشت پول'],
    passage: 'پول تا ۷۲ ساعت به همان کارت برمی‌گردد.',
    passageMarks: [[0, 3]],
    score: 1,
  },
  {
    id: 'b',
    url: '#b',
    title: 'پول سفارش لغوشده به کیف پول برمی‌گردد یا به کارت؟',
    titleMarks: [[0, 3]],
    category: ['پرداخت'],
    passage: 'هر کدام را که بخواهید؛ هنگام لغو سفارش از شما می‌پرسیم.',
    passageMarks: [],
    score: 0.8,
  },
];

/** Whole questions that a beginning may become. */
export const sampleCompletions = [
  'پولم کی به کارتم برمی‌گرده؟',
  'پولم به کیف پول برگشت، چطور بردارم؟',
];

/** Request types that ask for an order number. */
export const sampleOrderTypes: OrderType[] = [
  { id: 'delivery', title: 'ارسال و رهگیری مرسوله', fact: 'order', label: 'شمارهٔ سفارش' },
  { id: 'damaged', title: 'کالای آسیب‌دیده یا اشتباه', fact: 'order', label: 'شمارهٔ سفارش' },
];
