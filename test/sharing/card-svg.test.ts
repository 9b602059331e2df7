import { beforeAll, describe, expect, it } from 'vitest';
import { brandLetter } from '../../src/sharing/brand-letter.ts';
import { type CardFonts, loadCardFonts } from '../../src/sharing/card-fonts.node.ts';
import { cardSize } from '../../src/sharing/card-size.ts';
import { cardSvg } from '../../src/sharing/card-svg.ts';
import type { CardText } from '../../src/sharing/card-text.ts';
import { drawCard } from '../../src/sharing/draw-card.node.ts';

let fonts: CardFonts;
const colours = { ground: '#b4470f', text: '#ffffff', shade: '#9b3d0d' };

beforeAll(async () => {
  fonts = await loadCardFonts(process.cwd());
});

const text: CardText = {
  brand: 'نارنج',
  label: 'پرداخت',
  title: 'مبلغ دو بار از حسابم کم شد؛ چه کنم؟',
  address: 'help.narenj.example',
};

const svgOf = (over: Partial<CardText> = {}) =>
  cardSvg({ ...text, ...over }, { fonts, colours, corners: 'soft' });

/** The left ends of all glyphs of the colour of texts. */
const leftEnds = (svg: string) =>
  [...svg.matchAll(/<g fill="#ffffff">(.*?)<\/g>/g)].flatMap(([, group = '']) =>
    [...group.matchAll(/matrix\([\d.]+ 0 0 -[\d.]+ (-?[\d.]+) (-?[\d.]+)\)/g)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    })),
  );

const long = 'بسیار بلند و طولانی '.repeat(30).trim();

describe('a picture for previews', () => {
  it.each([
    ['a short title', {}],
    ['a title of the greatest length', { title: long.slice(0, 160) }],
    ['long names of brand and category', { brand: long, label: long }],
    ['one endless word', { title: 'م'.repeat(160) }],
    ['a note', { note: long }],
  ])('keeps its texts within its margins: %s', (_, over) => {
    const ends = leftEnds(svgOf(over));
    expect(ends.length).toBeGreaterThan(20);
    expect(ends.filter(({ x }) => x < 78 || x > cardSize.width - 80)).toEqual([]);
    expect(ends.filter(({ y }) => y < 100 || y > cardSize.height - 60)).toEqual([]);
  });

  it('shows the first letter of the name where there is no logo', () => {
    expect(svgOf()).not.toContain('<image');
    const logo = 'data:image/svg+xml;base64,PHN2Zy8+';
    expect(cardSvg(text, { fonts, colours, corners: 'round', logo })).toContain(`href="${logo}"`);
  });

  it('is drawn in the size that previews ask for, in less than 40 KB', async () => {
    const png = await drawCard(svgOf({ title: long.slice(0, 160) }));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(40_000);
  });

  it('is the same, byte for byte, when it is drawn again', async () => {
    expect(await drawCard(svgOf())).toEqual(await drawCard(svgOf()));
  });

  it.each(['🎉 نارنج', '«نارنج»', '<نارنج>'])(
    'shows the first letter of %s without a logo',
    (brand) => {
      expect(brandLetter(brand)).toBe('ن');
    },
  );

  it('shows a question mark for a name without letters', () => {
    expect(brandLetter('🎉')).toBe('؟');
  });
});
