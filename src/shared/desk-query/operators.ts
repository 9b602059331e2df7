import type { DeskChoices } from '../contract/desk/views.ts';
import { toLatinDigits } from '../persian/digits.ts';
import { parseJalaliIso } from '../persian/jalali.ts';
import { foldText } from '../persian/letters.ts';
import { type OperatorField, operatorFields, operatorNames, valueNames } from './names.ts';

/** Titles are compared without spaces, half-spaces and spelling of letters. */
const bareTitle = (title: string): string => foldText(title).replace(/[ _]/g, '');

const fieldOfName = new Map(
  operatorFields.flatMap((field) =>
    operatorNames[field].map((name) => [bareTitle(name), field] as const),
  ),
);

/** The operator of this name, however it is spelled; null where there is none. */
export const operatorOf = (name: string): OperatorField | null =>
  fieldOfName.get(bareTitle(name)) ?? null;

const listOf: Partial<Record<OperatorField, keyof DeskChoices>> = {
  department: 'departments',
  assignee: 'agents',
  state: 'states',
  tag: 'tags',
  type: 'types',
  urgency: 'urgencies',
  agency: 'agencies',
  plan: 'plans',
};

/** Ids and titles that an operator can name; none for days. */
function valuesOf(
  field: OperatorField,
  choices: DeskChoices,
): readonly { id: string; title: string }[] {
  const list = listOf[field];
  const named = Object.entries(valueNames[field] ?? {}).flatMap(([id, titles]) =>
    titles.map((title) => ({ id, title })),
  );
  const chosen = list === undefined ? [] : choices[list];
  return typeof chosen === 'string' ? named : [...named, ...chosen];
}

/** The id, or day as `1405-08-01`, that a typed value means; null where it means none. */
export function idOfValue(
  field: OperatorField,
  typed: string,
  choices: DeskChoices,
): string | null {
  if (field === 'from' || field === 'to') return dayIn(typed);
  const wanted = bareTitle(typed);
  const values = valuesOf(field, choices);
  const found = values.find(({ id, title }) => id === typed || bareTitle(title) === wanted);
  return found?.id ?? null;
}

function dayIn(typed: string): string | null {
  const [year, month, day, ...rest] = toLatinDigits(typed).split(/[/\-.]/);
  if (!year || !month || !day || rest.length > 0) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseJalaliIso(iso) ? iso : null;
}

/** Whether a query may name an agent or a tag, which no settings know. */
export const namesRows = (text: string): boolean =>
  [...operatorNames.assignee, ...operatorNames.tag].some((name) =>
    bareTitle(text).includes(`${bareTitle(name)}:`),
  );
