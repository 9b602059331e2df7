import bidiFactory from 'bidi-js';
import { splitNumbers } from '#shared/persian/split-numbers.ts';
import type { OutlineFont, Typeface } from './outline-font.ts';

/** A line of text as outlines. */
export interface ShapedLine {
  /** In ems. */
  width: number;
  /** The `d` of an SVG's path for a size of 1, from left to right on a baseline at 0, upwards. */
  outlines: readonly { path: string; x: number; y: number; scale: number }[];
}

interface Run {
  text: string;
  level: number;
  font: OutlineFont;
}

const bidi = bidiFactory();

/**
 * Shapes one line of a paragraph from right to left: letters joined by HarfBuzz, runs put in order by the
 * Unicode bidirectional algorithm, numbers kept whole as on pages. Letters that no font has are left out.
 * resvg has both steps, yet begins each line from left to right and loses letters between two fonts.
 */
export function shapeLine(text: string, typeface: Typeface): ShapedLine {
  const isolated = splitNumbers(text)
    .map(({ text: piece, isNumber }) => (isNumber ? `\u2066${piece}\u2069` : piece))
    .join('');
  let width = 0;
  const outlines = inSight(runsOf(isolated, typeface)).flatMap(({ text: run, level, font }) => {
    const scale = 1 / font.unitsPerEm;
    const { glyphs, width: advance } = font.outline(run, level % 2 === 1);
    const from = width;
    width += advance * scale;
    return glyphs.map(({ path, x, y }) => ({ path, x: from + x * scale, y: y * scale, scale }));
  });
  return { width, outlines };
}

const widths = new WeakMap<Typeface, Map<string, number>>();

/** The width of a text in ems, as the sum of its words: no letter leans over a space. Words are shaped once. */
export function widthOf(text: string, typeface: Typeface): number {
  const known = widths.get(typeface) ?? new Map<string, number>();
  widths.set(typeface, known);
  const widthOfPiece = (piece: string) => {
    const width = known.get(piece) ?? shapeLine(piece, typeface).width;
    known.set(piece, width);
    return width;
  };
  const words = text.split(' ');
  return words.reduce(
    (sum, word) => sum + widthOfPiece(word),
    (words.length - 1) * widthOfPiece(' '),
  );
}

/** Marks that only steer the order of a line. */
const isMark = (point: number) =>
  point === 0x200e ||
  point === 0x200f ||
  (point >= 0x202a && point <= 0x202e) ||
  (point >= 0x2066 && point <= 0x2069);

/** Half-space and joiner: they belong to the letters around them, in whatever font. */
const isJoiner = (point: number) => point === 0x200c || point === 0x200d;

/** Pieces of one level and one font, in the order of the text. */
function runsOf(text: string, typeface: Typeface): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'rtl');
  const runs: Run[] = [];
  let at = 0;
  for (const letter of text) {
    const level = levels[at] ?? 1;
    at += letter.length;
    const point = letter.codePointAt(0)!;
    if (isMark(point)) continue;
    const last = runs.at(-1);
    if (isJoiner(point)) {
      if (last) last.text += letter;
      continue;
    }
    const font = last?.font.has(point) ? last.font : typeface.find((one) => one.has(point));
    if (!font) continue;
    if (last?.level === level && last.font === font) last.text += letter;
    else runs.push({ text: letter, level, font });
  }
  return runs;
}

/** Runs from left to right: rule L2 of the bidirectional algorithm. */
function inSight(runs: readonly Run[]): Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--)
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  return order;
}
