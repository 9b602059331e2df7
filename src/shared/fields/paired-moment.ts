import { parseJalaliIso } from '../persian/jalali.ts';
import { readDate } from '../persian/parse-date.ts';
import { foldMoment, splitMoment } from '../persian/split-moment.ts';
import { isBlank } from './blank.ts';
import type { FieldType } from './field.ts';

type NamedField = { id: string; type: FieldType };

/** The field of the other kind that stands next to it, or else the only one there is. */
function partnerOf(fields: readonly NamedField[], index: number): NamedField | undefined {
  const wanted = fields[index]!.type === 'date' ? 'time' : 'date';
  const own = fields[index]!.type;
  const beside = [fields[index + 1], fields[index - 1]].find((field) => field?.type === wanted);
  if (beside) return beside;
  const all = fields.filter(({ type }) => type === wanted);
  return all.length === 1 && fields.filter(({ type }) => type === own).length === 1
    ? all[0]
    : undefined;
}

/**
 * What one paste fills besides its own field: «1405/09/05 10:30» in a date is the hour of the empty time beside it, and the other
 * way round. By field id, as text to be read by that field. `typed` is what is in the boxes by field id, `today` is
 * Jalali, `1405-09-03`, and `from` the only field that may fill another.
 */
export function pairedMoments(
  fields: readonly NamedField[],
  typed: Readonly<Record<string, string | undefined>>,
  today: string,
  from?: string,
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const [index, { id, type }] of fields.entries()) {
    if ((type !== 'date' && type !== 'time') || (from ?? id) !== id) continue;
    const partner = partnerOf(fields, index);
    if (!partner || !isBlank(typed[partner.id] ?? '')) continue;
    const { date, time } = splitMoment(foldMoment(typed[id] ?? ''));
    if (date === '' || time === '') continue;
    const day = readDate(date, { today: parseJalaliIso(today) });
    if (day.day || day.others.length > 0) filled[partner.id] = type === 'date' ? time : date;
  }
  return filled;
}
