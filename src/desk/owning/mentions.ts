import type { Titled } from '#shared/contract/desk/ids.ts';
import type { Block, Inline } from '#shared/forms/message-markup.ts';

/** Where a text names an agent: from `start` (its `@`) up to, but not, `end`. */
type Mention = { id: string; start: number; end: number };

const isLetter = /[\p{L}\p{M}\p{N}_\u200c]/u;

/** The agents whom a text names by `@` and the whole name; of two names that fit the longer one counts. */
function mentionsIn(text: string, agents: readonly Titled[]): Mention[] {
  const found: Mention[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && isLetter.test(text.charAt(at - 1))) continue;
    const named = agents.filter(
      ({ title }) =>
        text.startsWith(title, at + 1) && !isLetter.test(text.charAt(at + 1 + title.length)),
    );
    const length = Math.max(0, ...named.map(({ title }) => title.length));
    for (const { id, title } of named)
      if (title.length === length) found.push({ id, start: at, end: at + 1 + length });
  }
  return found;
}

/** Ids of the agents whom a text names, each once. */
export const idsNamedIn = (text: string, agents: readonly Titled[]): string[] => [
  ...new Set(mentionsIn(text, agents).map(({ id }) => id)),
];

/** The longest name that is looked for while it is typed. */
const longest = 40;

/** What is typed of a name before the caret: behind an `@` that begins a word, in one line; null where nothing is. */
export function nameBefore(text: string, caret: number): { start: number; typed: string } | null {
  const start = text.lastIndexOf('@', caret - 1);
  if (start < 0 || caret - start > longest) return null;
  if (start > 0 && isLetter.test(text.charAt(start - 1))) return null;
  const typed = text.slice(start + 1, caret);
  return typed.includes('\n') || /^\s|\s{2}/.test(typed) ? null : { start, typed };
}

/** Lets the names that a note names stand out in what it is read as. */
export const withMentions = (blocks: readonly Block[], names: readonly string[]): Block[] => {
  const agents = names.map((title) => ({ id: title, title }));
  const lines = (all: Inline[][]) =>
    all.map((line) => line.flatMap((piece) => marked(piece, agents)));
  return blocks.map((block) => {
    if (block.kind === 'code') return block;
    return 'items' in block
      ? { ...block, items: lines(block.items) }
      : { ...block, lines: lines(block.lines) };
  });
};

function marked(piece: Inline, agents: readonly Titled[]): Inline[] {
  if (piece.kind === 'strong')
    return [{ ...piece, pieces: piece.pieces.flatMap((one) => marked(one, agents)) }];
  if (piece.kind !== 'text') return [piece];
  const { text } = piece;
  const pieces: Inline[] = [];
  let at = 0;
  for (const { start, end } of mentionsIn(text, agents)) {
    if (start < at) continue;
    if (start > at) pieces.push({ kind: 'text', text: text.slice(at, start) });
    const name: Inline = { kind: 'text', text: text.slice(start, end) };
    pieces.push({ kind: 'strong', mark: 'desk-mention', pieces: [name] });
    at = end;
  }
  if (at < text.length || at === 0) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}
