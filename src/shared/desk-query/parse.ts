import type { DeskChoices } from '../contract/desk/views.ts';
import { type OperatorField, operatorNames } from './names.ts';
import { idOfValue, operatorOf } from './operators.ts';
import * as texts from './texts.ts';

/** A condition on tickets: its field has the value, or with `not` another one. */
export type Condition = { field: OperatorField; value: string; not: boolean };

/** A part of a typed query, in its order; `start` and `end` are places in the text. */
type QueryPart = { start: number; end: number } & (
  | { kind: 'words'; text: string }
  | { kind: 'condition'; condition: Condition; title: string }
  | { kind: 'fault'; sentence: string }
);

/** A typed query taken apart. */
export type DeskQuery = {
  parts: QueryPart[];
  /** What is searched for: all that is no operator. */
  words: string;
  conditions: Condition[];
  /** The first fault, in words; null where there is none. */
  fault: string | null;
};

// «-واحد:"پشتیبانی فنی"»: a name, a colon, and a value up to a space or within quotes. An address of the web is none.
const partPattern =
  /(?<minus>-?)(?<name>[\p{L}\p{M}\u200c_]+):(?!\/)(?:"(?<quoted>[^"]*)"|«(?<cited>[^«»]*)»|(?<bare>\S*))|\S+/gu;

/** Takes a query apart; values are known by id or title, however these are spelled. Linear in its length. */
export function parseDeskQuery(text: string, choices: DeskChoices): DeskQuery {
  const parts = [...text.matchAll(partPattern)].map((match): QueryPart => {
    const place = { start: match.index, end: match.index + match[0].length };
    const { minus = '', name, quoted, cited, bare } = match.groups ?? {};
    if (name === undefined) return { ...place, kind: 'words', text: match[0] };
    return { ...place, ...partOf(name, quoted ?? cited ?? bare ?? '', minus !== '', choices) };
  });
  return {
    parts,
    words: parts.flatMap((part) => (part.kind === 'words' ? [part.text] : [])).join(' '),
    conditions: parts.flatMap((part) => (part.kind === 'condition' ? [part.condition] : [])),
    fault: parts.find((part) => part.kind === 'fault')?.sentence ?? null,
  };
}

type Read =
  | { kind: 'condition'; condition: Condition; title: string }
  | { kind: 'fault'; sentence: string };

function partOf(name: string, typed: string, not: boolean, choices: DeskChoices): Read {
  const field = operatorOf(name);
  const fault = (sentence: string): Read => ({ kind: 'fault', sentence });
  if (!field) {
    const known = Object.values(operatorNames).map(([first]) => first);
    return fault(texts.unknownOperator(name, known.join('، ')));
  }
  if (typed.trim() === '') return fault(texts.missingValue(name));
  const value = idOfValue(field, typed, choices);
  if (value !== null)
    return { kind: 'condition', condition: { field, value, not }, title: typed.trim() };
  const isDay = field === 'from' || field === 'to';
  return fault(isDay ? texts.unreadableDay(name) : texts.unknownValue(name, typed));
}
