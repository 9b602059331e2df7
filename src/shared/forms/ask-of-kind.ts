import { isBlank } from '../fields/blank.ts';
import type { Field, FieldValue, Reading } from '../fields/field.ts';
import type { FieldRules } from '../fields/rules.ts';
import { inputLimits } from '../fields/size-limits.ts';

/** What is asked of a person whose words have more than one reading. */
export type Ask = {
  /** Nothing is sent before one is chosen; otherwise the box was read and these are other ways to read it. */
  mustChoose: boolean;
  readings: readonly Reading[];
};

/** `askOf` for one kind of field, where a page has no use for all of them. */
export function askOfKind<Value extends FieldValue>(
  kind: Field<Value, FieldRules>,
  typed: string,
  rules: FieldRules = {},
): Ask | null {
  if (typed.length > inputLimits.echoed || isBlank(typed)) return null;
  const read = kind.parse(typed, rules);
  const readings = (read.ok ? kind.otherReadings?.(typed, rules) : read.readings) ?? [];
  return readings.length > 0 ? { mustChoose: !read.ok, readings } : null;
}
