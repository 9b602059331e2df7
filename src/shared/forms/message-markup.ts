import { readWebAddress } from '../fields/web-address.ts';
import { toLatinDigits } from '../persian/digits.ts';
import { splitLinks } from './split-links.ts';

/** A piece of a line: plain text, an address that is a link, strong text, or code. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string }
  /** `mark` is a class of its own, which no text that is read has. */
  | { kind: 'strong'; pieces: Inline[]; mark?: string };

/** A line of a paragraph, a quote or an item. */
export type Line = Inline[];

/** A part of a message. `start` is the number of the first item. */
export type Block =
  | { kind: 'paragraph' | 'quote'; lines: Line[] }
  | { kind: 'list'; items: Line[] }
  | { kind: 'numbers'; start: number; items: Line[] }
  | { kind: 'code'; text: string };

const fence = /^\s*```/;
const quoted = /^\s{0,3}>\s?/;
const item = /^\s{0,3}[-*•]\s+(?=\S)/;
const numbered = /^\s{0,3}([0-9۰-۹]{1,3})[.)-]\s+(?=\S)/;

/**
 * Reads what agents write: paragraphs, lists («- » or «۱. »), quotes («> »), code between lines of three backticks, and
 * within a line `**strong**`, `` `code` ``, `[words](https://…)` and bare addresses. A sign that opens nothing stays as
 * it was typed, so that no text is lost. Linear in its length (R92).
 */
export function readMarkup(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  let isOpen = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (fence.test(line)) {
      const end = endOfCode(lines, at + 1);
      if (end !== null) {
        blocks.push({ kind: 'code', text: lines.slice(at + 1, end).join('\n') });
        at = end;
        isOpen = false;
        continue;
      }
    }
    if (line.trim() === '') isOpen = false;
    else {
      addLine(blocks, line, isOpen);
      isOpen = true;
    }
  }
  return blocks;
}

/** Whether the text is read otherwise than it is typed: a list, a quote, code, strong words or words that are a link. */
export const hasMarkup = (text: string): boolean =>
  readMarkup(text).some(
    (block) => block.kind !== 'paragraph' || block.lines.some((line) => line.some(isMarked)),
  );

const isMarked = (piece: Inline) =>
  piece.kind === 'strong' ||
  piece.kind === 'code' ||
  (piece.kind === 'link' && !piece.text.startsWith('http'));

/** The line that ends the code; null where none does. All later fences are looked for once: the first ends it. */
function endOfCode(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length; at++) if (fence.test(lines[at] ?? '')) return at;
  return null;
}

/** Adds a line to the block before it where that is open and of the same kind, else begins one. */
function addLine(blocks: Block[], line: string, isOpen: boolean) {
  const last = blocks.at(-1);
  const number = numbered.exec(line);
  if (quoted.test(line)) {
    const read = readLine(line.replace(quoted, ''));
    if (isOpen && last?.kind === 'quote') last.lines.push(read);
    else blocks.push({ kind: 'quote', lines: [read] });
  } else if (number) {
    const read = readLine(line.slice(number[0].length));
    const written = Number(toLatinDigits(number[1] ?? '1'));
    // A page counts by itself: behind a number that was left out or repeated another list begins.
    if (last?.kind === 'numbers' && written === last.start + last.items.length)
      last.items.push(read);
    else blocks.push({ kind: 'numbers', start: written, items: [read] });
  } else if (item.test(line)) {
    const read = readLine(line.replace(item, ''));
    if (last?.kind === 'list') last.items.push(read);
    else blocks.push({ kind: 'list', items: [read] });
  } else {
    const read = readLine(line);
    if (isOpen && last?.kind === 'paragraph') last.lines.push(read);
    else blocks.push({ kind: 'paragraph', lines: [read] });
  }
}

/** Each alternative is bounded in length and ends before the next sign of its kind: all is linear (R92). */
const marked =
  /\*\*(?!\s)([^*]{1,500})(?<!\s)\*\*|`([^`]{1,500})`|\[([^[\]]{1,200})\]\((https?:\/\/[^\s()]{1,1000})\)/gi;

function readLine(line: string): Line {
  return cutAtMarks(line, (strong) => ({ kind: 'strong', pieces: cutAtMarks(strong, null) }));
}

/** `strong` null: within strong text, where there is none. */
function cutAtMarks(line: string, strong: ((text: string) => Inline) | null): Inline[] {
  const pieces: Inline[] = [];
  let at = 0;
  for (const { 0: found, 1: bold, 2: code, 3: words, 4: address, index } of line.matchAll(marked)) {
    const piece = pieceOf({ bold, code, words, address }, strong);
    if (!piece) continue;
    pieces.push(...withLinks(line.slice(at, index)), piece);
    at = index + found.length;
  }
  return [...pieces, ...withLinks(line.slice(at))];
}

type Found = { [Part in 'bold' | 'code' | 'words' | 'address']: string | undefined };

function pieceOf({ bold, code, words, address }: Found, strong: ((text: string) => Inline) | null) {
  if (bold !== undefined) return strong?.(bold) ?? null;
  if (code !== undefined) return { kind: 'code' as const, text: code };
  const link = readWebAddress(address ?? '');
  if (!link) return null;
  // Words that are an address themselves may not lead elsewhere than they say (R33).
  const isAddress = /[/.:。∕⁄]/.test((words ?? '').normalize('NFKC'));
  return { kind: 'link' as const, text: isAddress ? link.shown : (words ?? ''), href: link.href };
}

const withLinks = (text: string): Inline[] =>
  splitLinks(text).map(({ text: shown, href }) =>
    href === undefined ? { kind: 'text', text: shown } : { kind: 'link', text: shown, href },
  );
