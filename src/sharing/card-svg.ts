import { brandLetter } from './brand-letter.ts';
import type { CardFonts } from './card-fonts.node.ts';
import { cardSize } from './card-size.ts';
import type { CardText } from './card-text.ts';
import type { Typeface } from './outline-font.ts';
import { type ShapedLine, shapeLine, widthOf } from './shape-line.ts';
import { wrapLines } from './wrap-lines.ts';

/** Colours of a card, as `#rrggbb`. */
interface CardColours {
  ground: string;
  text: string;
  /** Of what lies behind texts. */
  shade: string;
}

/** What all cards of a site share. */
export interface CardFrame {
  fonts: CardFonts;
  colours: CardColours;
  /** The brand's kind of corners. */
  corners: keyof typeof cornerSizes;
  /** The organisation's logo as a `data:` address. */
  logo?: string | undefined;
}

const margin = 80;
const inside = cardSize.width - 2 * margin;
const right = cardSize.width - margin;

/** Sizes of a title: the greatest that keeps to its lines. */
const titleSizes = [
  { size: 88, mostLines: 2 },
  { size: 68, mostLines: 3 },
  { size: 54, mostLines: 4 },
];
const lineHeight = 1.5;
const tile = { size: 76 };
/** Pixels by which the corners of the logo's tile and of the label are rounded. */
const cornerSizes = {
  sharp: { tile: 6, pill: 6 },
  soft: { tile: 20, pill: 18 },
  round: { tile: 26, pill: 30 },
} as const;
const middle = 336;
const noteGap = 10;

/** A card as an SVG without fonts: all text is outlines. */
export function cardSvg(text: CardText, { fonts, colours, corners, logo }: CardFrame): string {
  const { ground, text: ink, shade } = colours;
  const draw = (words: string, typeface: Typeface, size: number) => ({
    line: shapeLine(words, typeface),
    size,
  });
  const mark = draw('؟', fonts.bold, 600);
  const brand = draw(shortened(text.brand, fonts.bold, 42, 500), fonts.bold, 42);
  const label =
    text.label === undefined
      ? undefined
      : draw(shortened(text.label, fonts.medium, 30, 340), fonts.medium, 30);
  const pill = label && {
    ...{ x: margin, y: margin + (tile.size - 60) / 2, height: 60 },
    width: label.line.width * label.size + 56,
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">`,
    rect(0, 0, cardSize.width, cardSize.height, 0, ground),
    placed(mark.line, { x: -56, baseline: 640, size: mark.size, fill: shade }),
    tileOf(text.brand, { fonts, colours, corners, logo }),
    endingAt(right - tile.size - 24, brand.line, {
      baseline: margin + 52,
      size: brand.size,
      fill: ink,
    }),
    ...(label && pill
      ? [
          rect(pill.x, pill.y, pill.width, pill.height, cornerSizes[corners].pill, shade),
          placed(label.line, {
            x: pill.x + 28,
            baseline: pill.y + 40,
            size: label.size,
            fill: ink,
          }),
        ]
      : []),
    ...titleLines(text, fonts, ink),
    endingAt(right, shapeLine(text.address, fonts.medium), {
      ...{ baseline: cardSize.height - margin + 8, size: 30, fill: ink },
    }),
    '</svg>',
  ].join('');
}

function titleLines({ title, note }: CardText, fonts: CardFonts, fill: string): string[] {
  const { size, lines } = setTitle(title, fonts.bold);
  const noteSize = 36;
  const notes =
    note === undefined
      ? []
      : wrapLines(note, widthsOf(fonts.medium, noteSize), { mostWidth: inside, mostLines: 2 })
          .lines;
  const rows = [
    ...lines.map((words) => ({ words, typeface: fonts.bold, size })),
    ...notes.map((words) => ({ words, typeface: fonts.medium, size: noteSize })),
  ];
  const height = rows.reduce((sum, row) => sum + row.size * lineHeight, notes.length && noteGap);
  let top = middle - height / 2;
  return rows.map(({ words, typeface, size: rowSize }, at) => {
    if (at === lines.length) top += noteGap;
    // Persian letters stand about a third of their line above its end.
    const baseline = top + rowSize * (lineHeight / 2 + 0.3);
    top += rowSize * lineHeight;
    return endingAt(right, shapeLine(words, typeface), { baseline, size: rowSize, fill });
  });
}

function setTitle(title: string, typeface: Typeface) {
  for (const { size, mostLines } of titleSizes) {
    const set = wrapLines(title, widthsOf(typeface, size), { mostWidth: inside, mostLines });
    if (set.isWhole || size === titleSizes.at(-1)?.size) return { size, lines: set.lines };
  }
  throw new Error('Titles have no sizes.');
}

const widthsOf = (typeface: Typeface, size: number) => (text: string) =>
  widthOf(text, typeface) * size;

/** A text that is cut where it is wider than its place. */
const shortened = (text: string, typeface: Typeface, size: number, mostWidth: number) =>
  wrapLines(text, widthsOf(typeface, size), { mostWidth, mostLines: 1 }).lines[0] ?? '';

function tileOf(brand: string, { fonts, colours: { ground, text }, corners, logo }: CardFrame) {
  const { size } = tile;
  const radius = cornerSizes[corners].tile;
  const x = right - size;
  if (logo !== undefined) {
    const inset = 10;
    const side = size - 2 * inset;
    return (
      rect(x, margin, size, size, radius, '#ffffff') +
      `<image x="${x + inset}" y="${margin + inset}" width="${side}" height="${side}" href="${logo}"/>`
    );
  }
  const letter = shapeLine(brandLetter(brand), fonts.bold);
  const letterSize = Math.min(46, 42 / letter.width);
  const at = {
    x: x + (size - letter.width * letterSize) / 2,
    baseline: margin + 52,
    size: letterSize,
    fill: ground,
  };
  return rect(x, margin, size, size, radius, text) + placed(letter, at);
}

interface Place {
  baseline: number;
  size: number;
  fill: string;
}

const endingAt = (end: number, line: ShapedLine, place: Place) =>
  placed(line, { ...place, x: end - line.width * place.size });

function placed(
  { outlines }: ShapedLine,
  { x, baseline, size, fill }: Place & { x: number },
): string {
  const paths = outlines.map((glyph) => {
    const scale = (glyph.scale * size).toFixed(5);
    const [left, low] = [round(x + glyph.x * size), round(baseline - glyph.y * size)];
    return `<path transform="matrix(${scale} 0 0 -${scale} ${left} ${low})" d="${glyph.path}"/>`;
  });
  return `<g fill="${fill}">${paths.join('')}</g>`;
}

const rect = (x: number, y: number, width: number, height: number, radius: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${round(width)}" height="${height}" rx="${radius}" fill="${fill}"/>`;

const round = (value: number) => Math.round(value * 100) / 100;
