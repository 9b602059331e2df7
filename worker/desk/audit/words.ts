import { formatJalaliDay } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { AuditSubject } from '../../audit/schema.ts';
import type { AuditRow } from './store-audit.ts';
import * as texts from './texts.ts';

type Words = Pick<Settings, 'requestTypes' | 'departments' | 'agencies'>;

/** What was done, and to whom or what with old and new values, in words. */
export function wordsOf(settings: Words, row: AuditRow): { what: string; details: string } {
  const { action, subject } = row;
  const what = texts.actions[action] ?? action;
  if (action === 'read_fact') return { what, details: labelOf(settings, row) };
  // What was asked for as a file is a filter, and says nothing of anybody; a message is named by its id.
  if (!subject?.startsWith('{') || action.startsWith('export')) return { what, details: '' };
  const { of, changed = {}, given = {} } = JSON.parse(subject) as AuditSubject;
  const word = (value: unknown) => wordFor(settings, value);
  return {
    what,
    details: texts.together([
      ...(of === undefined ? [] : [word(of)]),
      ...Object.entries(changed).map(([fact, [before, after]]) =>
        texts.changed(texts.facts[fact] ?? fact, word(before), word(after)),
      ),
      ...Object.entries(given)
        .map(([fact, value]) => [texts.facts[fact] ?? fact, word(value)] as const)
        .filter(([, value]) => value !== texts.none)
        .map(([fact, value]) => texts.given(fact, value)),
    ]),
  };
}

function labelOf(
  { requestTypes }: Words,
  { requestType, subject }: Pick<AuditRow, 'requestType' | 'subject'>,
): string {
  const type = requestTypes.find(({ id }) => id === requestType);
  return type?.fields.find(({ id }) => id === subject)?.label ?? subject ?? '';
}

function wordFor(settings: Words, value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? texts.none : texts.list(value.map((one) => wordFor(settings, one)));
  if (typeof value !== 'string')
    return value === null ? texts.none : toPersianDigits(String(value));
  const { departments, agencies } = settings;
  const day = parseJalaliIso(value);
  if (day) return formatJalaliDay(day);
  return (
    (Object.hasOwn(texts.values, value) ? texts.values[value] : undefined) ??
    departments[value]?.title ??
    agencies[value]?.title ??
    value
  );
}
