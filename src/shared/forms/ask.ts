import type { FieldType } from '../fields/field.ts';
import { fieldRegistry } from '../fields/registry.ts';
import type { FieldRules } from '../fields/rules.ts';
import { type Ask, askOfKind } from './ask-of-kind.ts';
import { type ContactFormModel, factName, type Typed } from './contact-form-model.ts';
import { readingName } from './reading-name.ts';

type AskedField = { type: FieldType } & FieldRules;

/** What to ask of what is in a box; null where it has one reading or none. */
export const askOf = (field: AskedField, typed: string): Ask | null =>
  askOfKind(fieldRegistry[field.type], typed, field);

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
