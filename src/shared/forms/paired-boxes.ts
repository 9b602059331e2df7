import { pairedMoments } from '../fields/paired-moment.ts';
import { type ContactFormModel, factName, type Typed } from './contact-form-model.ts';

/**
 * Boxes that what is in others fills too, by name: the hour of «1405/09/05 10:30» for the empty time beside a date. `from` is
 * the only box that may fill another.
 */
export function pairedBoxes(
  { type: { fields } }: Pick<ContactFormModel, 'type'>,
  typed: Typed,
  today: string,
  from?: string,
): Record<string, string> {
  const inBoxes = Object.fromEntries(fields.map(({ id }) => [id, typed[factName(id)]] as const));
  const source = fields.find(({ id }) => factName(id) === from)?.id;
  if (from !== undefined && source === undefined) return {};
  const filled = pairedMoments(fields, inBoxes, today, source);
  const named = Object.entries(filled).map(([id, text]) => [factName(id), text]);
  return Object.fromEntries(named);
}
