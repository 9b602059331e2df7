import { reasons } from '../texts/failed.ts';

/** Words of gateways (`worker/notifications/providers/`) by what they come to; the first that fits counts. */
const kinds: readonly (readonly [RegExp, keyof typeof reasons])[] = [
  [/credit/, 'credit'],
  [/not connected/, 'unreachable'],
  [
    /no answer|timed out|connection lost|busy|limited|too many calls|vanish|HTTP 5\d\d|HTTP 429/,
    'busy',
  ],
  [/^smtp:.* 4\d\d\b/, 'busy'],
  [/receptor|bad number|blacklist|^smtp:.* 5\d\d\b.*RCPT/, 'receiver'],
  [/template|token|links|advanced service|text|parameter|characters|tag\b/, 'template'],
  [/access|account|sender|key|IP|line|HTTP 40[137]|AUTH/, 'account'],
];

/** What went wrong and what to do now, as a sentence; what the provider said itself stands beside it. */
export const reasonWords = (reason: string | null): string =>
  reasons[kinds.find(([words]) => words.test(reason ?? ''))?.[1] ?? 'unknown'];
