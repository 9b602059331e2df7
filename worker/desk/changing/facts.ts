import type { FieldValue } from '#shared/fields/field.ts';
import type { FormField, RequestType } from '#shared/settings/request-types.ts';
import { readFacts } from '../../contact/check.ts';
import { Problem } from '../../foundation/problem.ts';

type Facts = Readonly<Record<string, FieldValue>>;

/** Files are attached to messages: agents leave those of a fact as they are. */
export const isChangeable = ({ type }: Pick<FormField, 'type'>): boolean => type !== 'files';

/** Whether a stored value of a field of this id is one of the other field too. */
export const fits = (
  before: RequestType | undefined,
  field: FormField,
  value: FieldValue | undefined,
): boolean =>
  value !== undefined &&
  before?.fields.some(({ id, type }) => id === field.id && type === field.type) === true &&
  (field.choices === undefined || field.choices.some((choice) => choice.value === value));

/**
 * Facts of a ticket once these were typed. In its own type all that was not typed stays; another type keeps what it has
 * as well, and wants what it needs.
 * @throws Problem `bad_input` beside each box, as the contact form does.
 */
export function changedFacts(
  before: RequestType | undefined,
  type: RequestType,
  { facts, typed, now }: { facts: Facts; typed: Record<string, string>; now: number },
): Record<string, FieldValue> {
  const isTyped = ({ id }: FormField) => Object.hasOwn(typed, id);
  const isSame = before === type;
  const kept = isSame
    ? Object.entries(facts).filter(([id]) => !Object.hasOwn(typed, id))
    : type.fields
        .filter((field) => !isTyped(field) && fits(before, field, facts[field.id]))
        .map(({ id }) => [id, facts[id]!] as const);
  const isKept = ({ id }: FormField) => kept.some(([one]) => one === id);
  const asked = type.fields.filter(
    (field) => isChangeable(field) && (isTyped(field) || !(isSame || isKept(field))),
  );
  const { facts: read, faults, asks } = readFacts(asked, typed, now);
  if (Object.keys(faults).length > 0) throw new Problem('bad_input', { fields: faults, ...asks });
  return { ...Object.fromEntries(kept), ...read };
}
