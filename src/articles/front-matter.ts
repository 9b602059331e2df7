import * as z from 'zod/mini';
import { printableLine } from '#shared/fields/printable-line.ts';
import { iconNames } from '#shared/forms/icon-names.ts';

const text = (most: number) =>
  z.string('must be a text.').check(
    z.trim(),
    z.minLength(1, 'must not be empty.'),
    z.maxLength(most, `must not be longer than ${most} characters.`),
    z.refine((value) => !/[\r\n]/.test(value), { message: 'must be one line.', abort: true }),
    z.regex(
      printableLine,
      'must not hold control characters, halves of letters or marks that turn its order.',
    ),
  );

/** Characters of an alias or a pinned query at most. */
export const longestAlias = 200;

const latinPath = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

const pathSchema = z
  .string('must be a path.')
  .check(z.regex(latinPath, 'must be a path like payments/double-payment.'));

const orderSchema = z._default(z.number('must be a number.'), 1000);

const day = z
  .string('must be a day like 2026-08-03.')
  .check(z.refine(isDay, 'must be a day that exists, like 2026-08-03.'));

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The YAML between the `---` lines of an article; unknown fields are refused. */
export const frontMatterSchema = z.strictObject({
  /** The question, as people ask it. */
  title: text(160),
  /** The answer in a sentence or two; shown in lists and by search engines. */
  description: text(320),
  /** Other ways people ask it; search only. */
  aliases: z._default(z.array(text(longestAlias), 'must be a list of texts.'), []),
  /** Whole queries that this article answers first, whatever search would find. */
  pinned: z._default(z.array(text(longestAlias), 'must be a list of texts.'), []),
  /** Paths of articles that a reader may need next. */
  related: z._default(z.array(pathSchema, 'must be a list of article paths.'), []),
  /** The request type that fits when this answer was not enough; else the category's. */
  requestType: z.optional(z.string('must be the id of a request type.')),
  /** The day on which somebody last made sure that the answer is right (Gregorian). */
  checkedOn: day,
  order: orderSchema,
  /** Greater numbers stand higher among the most asked questions; left out, it is not among them. */
  popular: z.optional(z.number('must be a number.')),
  /** The question in two or three words; three that have one stand so below the search of the home page. */
  short: z.optional(text(24)),
});

/** Front matter after parsing: every default is filled in. */
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** `category.json` of a folder; unknown fields are refused. */
export const categorySchema = z.strictObject({
  $schema: z.optional(z.string()),
  title: text(80),
  description: text(240),
  order: orderSchema,
  requestType: z.optional(z.string('must be the id of a request type.')),
  icon: z._default(z.enum(iconNames, `must be one of ${iconNames.join(', ')}.`), 'chat'),
});

/** `category.json` after parsing: every default is filled in. */
export type CategoryFacts = z.infer<typeof categorySchema>;

/** Whether a path can be part of a URL of the site: lower-case Latin words joined by hyphens. */
export function isLatinPath(path: string): boolean {
  return latinPath.test(path);
}

/** Faults of a parse as English sentences that name the field: `"checkedOn" must be a day …`. */
export function describeFaults(error: z.core.$ZodError): string[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys')
      return `${issue.keys.map((key) => `"${key}"`).join(', ')}: no such field.`;
    const field = issue.path.length > 0 ? `"${issue.path.join('.')}" ` : 'the whole file ';
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    return field + (missing ? 'is missing.' : issue.message);
  });
}
