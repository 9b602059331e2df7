import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Settings } from '#shared/settings/schema.ts';
import * as texts from './texts/privacy.ts';

/** One kind of thing we keep: what it is, why, and until when. */
export interface Kept {
  what: string;
  why: string;
  howLong: string;
}

/** «۲ سال», «۳۰ روز»: a number of days as people count them. */
function formatDays(days: number): string {
  return days % 365 === 0
    ? texts.years(toPersianDigits(days / 365))
    : texts.days(toPersianDigits(days));
}

/** Everything the help centre keeps about a person; times come from the settings. */
export function keptOnServer({ retention, search, requestTypes }: Settings): Kept[] {
  const takesSensitive = requestTypes.some(({ files }) => files === 'sensitive');
  return [
    texts.addresses,
    { ...texts.messages, howLong: texts.afterClosing(formatDays(retention.closedTickets)) },
    { ...texts.files, howLong: texts.afterClosing(formatDays(retention.attachments)) },
    ...(takesSensitive
      ? [
          {
            ...texts.sensitiveFiles,
            howLong: texts.afterClosing(formatDays(retention.sensitiveAttachments)),
          },
        ]
      : []),
    { ...texts.notices, howLong: texts.time(formatDays(retention.sentMessages)) },
    ...(search.countMisses
      ? [{ ...texts.searches, howLong: texts.time(formatDays(retention.searchMisses)) }]
      : []),
    ...(search.countOutcomes
      ? [{ ...texts.searchOutcomes, howLong: texts.time(formatDays(retention.searchMisses)) }]
      : []),
    { ...texts.feedback, howLong: texts.time(formatDays(retention.feedback)) },
  ];
}

/** What the reader's own browser keeps; the times of a sign-in come from the settings. */
export const keptInBrowser = ({ limits, search }: Pick<Settings, 'limits' | 'search'>): Kept[] => [
  {
    ...texts.signInCookie,
    howLong: texts.signInLasts(
      toPersianDigits(limits.customerSessionDays),
      toPersianDigits(limits.customerIdleDays),
    ),
  },
  texts.proofCookie,
  texts.deviceCookie,
  texts.ownWords,
  ...(search.countOutcomes ? [texts.lastSearch] : []),
  texts.storedAnswers,
];
