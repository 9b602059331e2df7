import { isDeepStrictEqual } from 'node:util';
import { isScalar, isSeq, parse, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { splitFrontMatter } from '../../../src/articles/split-front-matter.ts';

/** A text of an article with something put into it. */
interface Insertion {
  at: number;
  text: string;
}

/**
 * The source of an article with one more alias, and every other byte as it was. Null where the head is written in a way
 * that this cannot change for sure; an editor then writes the alias.
 */
export function withAlias(source: string, alias: string): string | null {
  const bare = source.replace(/^\ufeff/, '');
  const head = splitFrontMatter(bare)?.head;
  if (head === undefined) return null;
  const before = readHead(head);
  const insertion = before && insertionFor(head, alias);
  if (!insertion) return null;
  const changed = head.slice(0, insertion.at) + insertion.text + head.slice(insertion.at);
  const aliases = [...((before.aliases as unknown[] | null | undefined) ?? []), alias];
  if (!isDeepStrictEqual(readHead(changed), { ...before, aliases })) return null;
  const at = source.indexOf('\n') + 1 + insertion.at;
  return source.slice(0, at) + insertion.text + source.slice(at);
}

function readHead(head: string): Record<string, unknown> | null {
  try {
    return parse(head);
  } catch {
    return null;
  }
}

function insertionFor(head: string, alias: string): Insertion | null {
  const end = head.includes('\r\n') ? '\r\n' : '\n';
  const document = parseDocument(head);
  const line = `- ${inQuotes(alias)}${end}`;
  const aliases = document.get('aliases', true);
  if (isSeq(aliases))
    return aliases.flow ? intoFlow(aliases, alias) : intoBlock(head, aliases, line);
  if (isScalar(aliases))
    return aliases.value === null && aliases.range
      ? { at: nextLine(head, aliases.range[1]), text: `  ${line}` }
      : null;
  const above = document.get('description', true);
  const at = isScalar(above) && above.range ? nextLine(head, above.range[1]) : head.length;
  return { at, text: `aliases:${end}  ${line}` };
}

/** `[one, two]`. */
function intoFlow({ items, range }: YAMLSeq, alias: string): Insertion | null {
  const text = `'${alias.replaceAll("'", "''")}'`;
  const last = items.at(-1);
  if (last === undefined) return range ? { at: range[0] + 1, text } : null;
  return isScalar(last) && last.range ? { at: last.range[1], text: `, ${text}` } : null;
}

/** One item in each line, indented as the others are. */
function intoBlock(head: string, { items }: YAMLSeq, line: string): Insertion | null {
  const [first, last] = [items[0], items.at(-1)];
  if (!isScalar(first) || !isScalar(last) || !first.range || !last.range) return null;
  const begin = head.lastIndexOf('\n', first.range[0] - 1) + 1;
  const indent = /^ *(?=- )/.exec(head.slice(begin, first.range[0]));
  return indent && { at: nextLine(head, last.range[1]), text: indent[0] + line };
}

const nextLine = (head: string, at: number) =>
  head[at - 1] === '\n' ? at : head.indexOf('\n', at) + 1;

const inQuotes = (text: string) => stringify(text, { lineWidth: 0, singleQuote: true }).trimEnd();
