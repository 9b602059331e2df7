import * as z from 'zod/mini';
import { type FieldType, fieldTypes } from './field.ts';
import { fileLimits, settingsLimits } from './size-limits.ts';
import * as texts from './texts.ts';
import { wholePattern } from './whole-pattern.ts';

const count = z.int().check(z.positive(), z.maximum(settingsLimits.fieldLength));

/** The type of a field, as settings write it. */
export const fieldTypeSchema = z.enum(fieldTypes);

const choiceSchema = z.strictObject({
  value: z.string().check(z.regex(/^[a-z0-9_-]+$/, texts.idOfChoice)),
  label: z.string().check(z.minLength(1)),
});

function isPattern(source: string): boolean {
  try {
    return Boolean(wholePattern(source));
  } catch {
    return false;
  }
}

/**
 * What settings may say about a field beyond its type, to be spread into the object that names the
 * field: `z.strictObject({ key, label, type: fieldTypeSchema, ...fieldRulesShape })`.
 * Follow it with `misplacedRules`, which knows the rule that suits each type.
 */
export const fieldRulesShape = {
  /** Length of text in characters, after folding spaces. */
  minLength: z.optional(count),
  maxLength: z.optional(count),
  /** What a choice offers. */
  choices: z.optional(z.array(choiceSchema).check(z.minLength(1))),
  /** Unit an amount is typed and shown in when the person names none. Stored are Rials always. */
  unit: z.optional(z.enum(['toman', 'rial'])),
  minRials: z.optional(z.int().check(z.nonnegative())),
  maxRials: z.optional(z.int().check(z.positive())),
  /** Which side of today a date may lie on. */
  when: z.optional(z.enum(['past', 'future'])),
  /** Pattern of an order or serial number, for the whole of it, with Latin digits. */
  pattern: z.optional(z.string().check(z.refine(isPattern, texts.unreadPattern))),
  example: z.optional(z.string()),
  maxFiles: z.optional(z.int().check(z.positive(), z.maximum(fileLimits.files))),
};

const fieldRulesSchema = z.object(fieldRulesShape);

/** Rules of one field, and the day it is today (Jalali, `1405-09-03`) for dates. */
export type FieldRules = z.infer<typeof fieldRulesSchema> & { today?: string };

type RuleName = keyof typeof fieldRulesShape;

const rulesOfType: Partial<Record<FieldType, RuleName[]>> = {
  text: ['minLength', 'maxLength', 'example'],
  long_text: ['minLength', 'maxLength', 'example'],
  choice: ['choices'],
  date: ['when'],
  amount: ['unit', 'minRials', 'maxRials'],
  order_number: ['minLength', 'maxLength', 'pattern', 'example'],
  payment_reference: ['example'],
  serial_number: ['minLength', 'maxLength', 'pattern', 'example'],
  files: ['maxFiles'],
};

/** Names the rules that mean nothing for this type, and `choices` where a choice lacks it. */
export function misplacedRules(type: FieldType, rules: FieldRules): RuleName[] {
  const allowed = rulesOfType[type] ?? [];
  const named = Object.keys(fieldRulesShape) as RuleName[];
  const misplaced = named.filter((name) => rules[name] !== undefined && !allowed.includes(name));
  if (type === 'choice' && !rules.choices) misplaced.push('choices');
  return misplaced;
}
