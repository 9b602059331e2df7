import { erasedWords } from '#shared/contract/tickets.ts';
import type { FieldValue } from '#shared/fields/field.ts';
import { showField } from '#shared/fields/registry.ts';
import { formatResumption } from '#shared/persian/dates.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import * as texts from '../texts.ts';

// Values of the history of what agents change of a request, and of when it goes on.

/** A fact as the history keeps it: with its type and field, by which it is shown as in the thread. */
export const packFact = (
  requestType: string,
  field: string,
  value: FieldValue | null | undefined,
): string => JSON.stringify([requestType, field, value ?? null]);

/** A fact of the history, with its field where the settings still have it; null once it was erased. */
export function unpackFact(
  { requestTypes }: Pick<Settings, 'requestTypes'>,
  packed: string,
): { id: string; field: FormField | undefined; value: FieldValue | null } | null {
  if (packed === '') return null;
  const [typeId, id, value] = JSON.parse(packed) as [string, string, FieldValue | null];
  const type = requestTypes.find((one) => one.id === typeId);
  return { id, field: type?.fields.find((one) => one.id === id), value };
}

/** «شمارهٔ شبا: IR06…0001», without its label where `isNamed` before. A field that the settings lost shows its name alone. */
export function describeFact(settings: Settings, packed: string, isNamed: boolean): string {
  const fact = unpackFact(settings, packed);
  if (!fact) return erasedWords;
  const { id, field, value } = fact;
  const shown = value === null ? texts.emptied : field ? showField(field, value) : texts.notShown;
  return isNamed ? shown : texts.named(field?.label ?? id, shown);
}

/** Such a value in words; null for kinds of other changes. */
export function describeChanged(
  settings: Settings,
  kind: string,
  value: string,
  now: number,
): string | null {
  if (kind === 'urgency') return settings.urgency[value as 'normal']?.title ?? value;
  if (kind === 'request_type')
    return settings.requestTypes.find(({ id }) => id === value)?.title ?? value;
  if (kind === 'title') return value || erasedWords;
  if (kind === 'fact') return describeFact(settings, value, false);
  if (kind === 'snooze')
    return value === '' ? texts.goesOn : texts.until(formatResumption(Number(value), now));
  return null;
}
