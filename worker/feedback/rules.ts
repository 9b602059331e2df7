import {
  type ArticleFeedback,
  type FeedbackAnswer,
  type FeedbackArticles,
  type FeedbackInput,
  feedbackArticles,
} from '#shared/contract/feedback.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { maskPersonalData } from '#shared/fields/personal-data.ts';
import { jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { wallClockAt } from '#shared/persian/tehran.ts';
import { commitWithinLimits } from '../foundation/database/charge.ts';
import { type BatchRows, readTogether } from '../foundation/database/commit.ts';
import { aside, type Database } from '../foundation/database/database.ts';
import { fixedRates, listSizes } from '../foundation/fixed-limits.ts';
import { days } from '../foundation/ports/clock.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { keyedHashText } from '../foundation/security/keyed-hash.ts';
import { readWithRight } from '../sessions/rules.ts';
import {
  countFeedback,
  forgetAskersBefore,
  keepFeedback,
  listComments,
  removeFeedbackBefore,
} from './store.ts';

// Whether an answer helped, so that editors learn which one does not. One asker counts once a day
// for an article and may change it; who asks is known by a keyed hash alone, and that until the day is
// over. What goes beyond limits is not counted, and the answer is the same.

const dayOf = (instant: number) => jalaliIso(jalaliOfDayNumber(wallClockAt(instant).day));

/** The articles of the built site that readers may speak of; null where the list cannot be had. */
export async function readArticles({
  asset,
}: Pick<Services, 'asset'>): Promise<FeedbackArticles | null> {
  const list = await asset(feedbackArticles);
  return list && (JSON.parse(new TextDecoder().decode(list)) as FeedbackArticles);
}

/** A comment as it is kept: without cards, phones, codes and addresses; null where nothing is left. */
export function cleanComment(typed: string): string | null {
  const kept = maskPersonalData(maskCardNumbers(typed), '•••');
  return /\p{L}/u.test(kept) ? kept : null;
}

type Giving = Pick<Services, 'clock' | 'config'> & { db: Database };

/** Keeps what a reader says of an article that exists, or quietly does not where limits are reached. */
export async function giveFeedback(
  { db, clock, config: { appSecret } }: Giving,
  { article, helpful, comment = '' }: FeedbackInput,
  { clientAddress, userAgent }: { clientAddress: string; userAgent: string },
): Promise<void> {
  const day = dayOf(clock.now());
  const address = addressKey(clientAddress);
  const hash = (...parts: string[]) => keyedHashText(appSecret, 'feedback', ...parts);
  const limits = [
    {
      key: `feedback:${await hash('article', article, address)}`,
      ...fixedRates.feedbackOfAddressOnArticle,
    },
    { key: `feedback:${await hash('address', address)}`, ...fixedRates.feedbackOfAddress },
    { key: 'feedback:all', ...fixedRates.feedbackInAll },
  ];
  const given = {
    article,
    day,
    helpful: helpful === 'yes',
    comment: cleanComment(comment),
    asker: `${day}:${await hash('asker', day, article, address, userAgent)}`,
  };
  await commitWithinLimits(db, limits, clock, [keepFeedback(db, given)]);
}

/** What readers said, for those who write answers. */
export const readFeedback = async ({ db }: Pick<RequestContext, 'db'>): Promise<FeedbackAnswer> =>
  feedbackOf(await readTogether(db, feedbackQueries(db)));

/** The same at the desk. @throws Problem `sign_in_needed`, `not_found` for whoever is no admin. */
export async function readFeedbackAsAdmin(
  context: Pick<RequestContext, 'db' | 'clock' | 'settings' | 'afterResponse'>,
  tokenHash: string,
): Promise<FeedbackAnswer> {
  const db = aside(context.db);
  const { rows } = await readWithRight(
    { ...context, db },
    tokenHash,
    'answers',
    feedbackQueries(db),
  );
  return feedbackOf(rows);
}

/** What `feedbackOf` needs. */
export const feedbackQueries = (db: Database) =>
  [
    countFeedback(db, listSizes.feedbackArticles),
    listComments(db, listSizes.feedbackComments),
  ] as const;

/** The rows of `feedbackQueries`, by article. */
export function feedbackOf([counts, comments]: BatchRows<
  ReturnType<typeof feedbackQueries>
>): FeedbackAnswer {
  const said = Map.groupBy(comments, ({ article }) => article);
  return {
    articles: counts.map(
      ({ article, yes, all }): ArticleFeedback => ({
        article,
        yes,
        no: all - yes,
        comments: (said.get(article) ?? []).map(({ text, helpful, day }) => ({
          text,
          helpful,
          day,
        })),
      }),
    ),
  };
}

/** What the retention of the settings no longer allows, and yesterday's askers. */
export const sweepFeedback = (
  db: Database,
  { retention }: Services['settings'],
  now: number,
  limit: number,
) => [
  removeFeedbackBefore(db, dayOf(now - days(retention.feedback)), limit),
  forgetAskersBefore(db, dayOf(now), limit),
];
