import type { FieldType, Reading } from '../fields/field.ts';
import { fieldRegistry, isBlank } from '../fields/registry.ts';
import type { FieldRules } from '../fields/rules.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { type ContactFormModel, factName, type Typed } from './contact-form-model.ts';

/** What is asked of a person whose words have more than one reading. */
export type Ask = {
  /** Nothing is sent before one is chosen; otherwise the box was read and these are other ways to read it. */
  mustChoose: boolean;
  readings: readonly Reading[];
};

type AskedField = { type: FieldType } & FieldRules;

/** Name of the radio buttons by which a form without scripts answers an ask; its values are `Reading.typed`. */
export const readingName = (name: string): string => `reading.${name}`;

/** What to ask of what is in a box; null where it has one reading or none. */
export function askOf(field: AskedField, typed: string): Ask | null {
  if (typed.length > inputLimits.echoed || isBlank(typed)) return null;
  const kind = fieldRegistry[field.type];
  const read = kind.parse(typed, field);
  const readings = (read.ok ? kind.otherReadings?.(typed, field) : read.readings) ?? [];
  return readings.length > 0 ? { mustChoose: !read.ok, readings } : null;
}

/**
 * What was typed, with the readings that were chosen by radio buttons in its place. A choice counts only for what is
 * in the box now: whoever changed the box meant the box.
 */
export function withChosenReadings(
  { type }: Pick<ContactFormModel, 'type'>,
  typed: Typed,
  today: string,
): Typed {
  const boxes: Record<string, AskedField> = {
    email: { type: 'email' },
    mobile: { type: 'mobile' },
  };
  for (const field of type.fields) boxes[factName(field.id)] = { ...field, today };
  const chosen = Object.entries(boxes).flatMap(([name, field]) => {
    const wanted = typed[readingName(name)];
    const readings = wanted ? askOf(field, typed[name] ?? '')?.readings : undefined;
    return readings?.some((reading) => reading.typed === wanted) ? [[name, wanted]] : [];
  });
  return { ...typed, ...Object.fromEntries(chosen) };
}
