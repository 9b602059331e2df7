import * as z from 'zod/mini';
import { inputLimits } from '../fields/size-limits.ts';
import { cleanText } from '../persian/typed.ts';
import { tooLong, typedInput } from './typed-text.ts';

/** Where the build lays the list of articles that readers may speak of. */
export const feedbackArticles = '/feedback/articles.json';

/** Articles by id: what they are called, when they were last checked (`2026-08-03`), and the request type that fits. */
export type FeedbackArticles = Record<
  string,
  { title: string; checkedOn?: string; requestType?: string }
>;

/** Whether an answer helped, from the script and from the plain form alike. Who says so is nowhere in it. */
export const feedbackInput = z.strictObject({
  article: z.string().check(z.minLength(1), z.maxLength(inputLimits.articleId)),
  helpful: z.enum(['yes', 'no']),
  comment: z.optional(
    z.pipe(
      z.pipe(typedInput(inputLimits.comment), z.transform(cleanText)),
      z.string().check(z.maxLength(inputLimits.comment, tooLong(inputLimits.comment))),
    ),
  ),
});
/** `feedbackInput` once it is parsed. */
export type FeedbackInput = z.infer<typeof feedbackInput>;

interface FeedbackComment {
  text: string;
  helpful: boolean;
  /** The day it was given in Tehran, as a Jalali date. */
  day: string;
}

/** What readers said of one article; newest comments first. */
export interface ArticleFeedback {
  article: string;
  yes: number;
  no: number;
  comments: FeedbackComment[];
}

/** Articles spoken of last come first. */
export interface FeedbackAnswer {
  articles: ArticleFeedback[];
}
