import * as z from 'zod/mini';
import type { ArticleFeedback } from '../feedback.ts';

// What those who write articles read: how searches ended, what readers said, and what has grown old.

const week = z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));

/** How a search ended: it found nothing sure, or something that was opened, left, or followed by a request. */
export const searchEnds = ['missed', 'left', 'asked', 'opened'] as const;
/** One of `searchEnds`. */
export type SearchEnd = (typeof searchEnds)[number];

/** Query of `GET /api/desk/content`: a week by its first day, a Jalali date; the latest where left out. */
export const contentQuery = z.strictObject({ week });

/** A table of the page. */
export type ContentTable = SearchEnd | 'votes' | 'old';

/** An article by id, with its title; the id where the site has it no more. */
export type NamedArticle = { article: string; title: string };

/** Questions of one week that ended so. */
export type EndedSearches = {
  /** The article that was nearest, or was opened; null where there is none. */
  near: NamedArticle | null;
  count: number;
  /** A question that was asked often in the same words, or what others have in common (`isAlike`). */
  questions: { text: string; count: number; isAlike: boolean }[];
};

/** An article that somebody should look at. */
export type OldArticle = NamedArticle & {
  /** Gregorian, `2026-08-03`; null where the build of the site does not say. */
  checkedOn: string | null;
  /** Nobody has checked it for `uncheckedDays`. */
  isUnchecked: boolean;
  /** Many of those who voted were not helped. */
  isUnhelpful: boolean;
  yes: number;
  no: number;
};

/** After so many days an article is to be checked anew. */
export const uncheckedDays = 180;
/** An article does not help where so many of at least so many votes say so. */
export const unhelpful = { votes: 5, share: 0.4 } as const;

/** What `GET /api/desk/content` answers. */
export type ContentAnswer = {
  /** The week that is shown, and all that are kept, the latest first; days as Jalali dates. */
  week: string | null;
  weeks: string[];
  searches: Record<SearchEnd, EndedSearches[]>;
  /** Whether the settings let counts be made: else the lists stay empty. */
  counted: { misses: boolean; outcomes: boolean };
  votes: (NamedArticle & Omit<ArticleFeedback, 'article'>)[];
  old: OldArticle[];
};
