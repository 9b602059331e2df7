import { describe, expect, it } from 'vitest';
import { ContentFault, readLibrary } from '../../src/articles/library.node.ts';
import { isSquare, svgFault } from '../../src/articles/svg-check.ts';
import { article, type ContentFiles, category, contentFolder, settingsWith } from './content.ts';

const drawing = (inside: string, box = '0 0 32 32') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inside}</svg>`;
const circle = '<circle cx="16" cy="16" r="9" fill="#e8772e"/>';

const { brand, requestTypes } = JSON.parse(settingsWith({}));

function faultsOf(parts: object, files: ContentFiles = {}): readonly string[] {
  const folder = contentFolder({
    'settings.json': settingsWith({ brand: { ...brand, ...parts } }),
    'orders/category.json': category('سفارش'),
    'orders/cancel.md': article(),
    ...files,
  });
  try {
    readLibrary(folder);
    return [];
  } catch (fault) {
    if (fault instanceof ContentFault) return fault.faults;
    throw fault;
  }
}

describe('pictures of the brand', () => {
  it('are taken as plain drawings', () => {
    const files = {
      'assets/logo.svg': `<?xml version="1.0"?>\n<!-- drawn by hand -->${drawing(`<title>نارنج</title><g>${circle}</g>`)}`,
      'assets/home.svg': drawing(
        `<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><path d="M0 0h9" fill="url(#a)"/><use href="#a"/>`,
        '0 0 640 240',
      ),
    };
    expect(faultsOf({ logo: 'logo.svg', illustration: 'home.svg' }, files)).toEqual([]);
  });

  it.each([
    [
      'names a file that is not there',
      undefined,
      /"brand\.logo" names assets\/logo\.svg, which is not there/,
    ],
    ['has a script', drawing('<script>alert(1)</script>'), /holds <script>/],
    [
      'has a handler',
      drawing('<circle onload="alert(1)" r="1"/>'),
      /has a script: onload of <circle>/,
    ],
    ['loads a picture', drawing('<image href="https://x.example/a.png"/>'), /holds <image>/],
    [
      'uses another file',
      drawing('<use href="https://x.example/a.svg#b"/>'),
      /outside: href of <use>/,
    ],
    [
      'uses another file as of old',
      drawing('<g xlink:href="a.svg#b"/>').replace(
        ' ',
        ' xmlns:xlink="http://www.w3.org/1999/xlink" ',
      ),
      /outside: xlink:href/,
    ],
    [
      'fills from another file',
      drawing('<path d="M0 0" fill="url(https://x.example/#a)"/>'),
      /outside: fill/,
    ],
    ['hides an address', drawing('<use href="&#104;ttps://x.example/"/>'), /outside: href/],
    ['embeds a page', drawing('<foreignObject><p>x</p></foreignObject>'), /holds <foreignObject>/],
    ['has styles', drawing('<style>@import "x"</style>'), /holds <style>/],
    [
      'has an attribute of styles',
      drawing('<path style="fill:red" d="M0 0"/>'),
      /has style of <path>/,
    ],
    ['declares entities', `<!DOCTYPE svg [<!ENTITY x "y">]>${drawing(circle)}`, /is no plain SVG/],
    ['has no viewBox', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', /has no viewBox/],
    ['is no SVG', 'PNG', /holds something outside of its <svg>/],
    ['is empty', '', /has no <svg> around all/],
    ['names no namespace', '<svg viewBox="0 0 9 9"/>', /needs xmlns="http:/],
    ['is of another namespace', drawing('<g xmlns="http://www.w3.org/1999/xhtml"/>'), /no SVG/],
    [
      'is in another encoding',
      `<?xml version="1.0" encoding="iso-2022-jp"?>${drawing(circle)}`,
      /plain/,
    ],
    ['never closes a group', drawing('<g>'), /closes <svg> where it is not open/],
    ['ends early', drawing('').replace('</svg>', ''), /never closes <svg>/],
    ['has two drawings', drawing('') + drawing(''), /outside of its <svg>/],
    [
      'has an attribute twice',
      drawing('<path d="M0 0" d="M1 1"/>'),
      /an attribute of <path> twice/,
    ],
    ['uses names of HTML', drawing('<title>a&nbsp;b</title>'), /is no plain SVG/],
    ['holds a control character', drawing('<title>\u0008</title>'), /is no plain SVG/],
    ['uses a prefix that nothing explains', drawing('<use xlink:href="#a"/>'), /no xmlns:xlink/],
    [
      'hides a call of CSS',
      drawing('<path fill="\\75rl(https://x.example/#a)"/>'),
      /outside: fill/,
    ],
    [
      'loads by another call',
      drawing(`<g mask="image-set('//x.example/a' 1x)"/>`),
      /outside: mask/,
    ],
    ['moves where it is', drawing('<g xml:base="//x.example/"/>'), /outside: xml:base/],
    ['uses itself', drawing('<g id="a"><use href="#a"/></g>'), /draws more than/],
    [
      'draws billions',
      drawing(
        `${Array.from({ length: 10 }, (_, at) => `<g id="g${at}">${`<use href="#g${at + 1}"/>`.repeat(10)}</g>`).join('')}<g id="g10"/>`,
      ),
      /draws more than 10000 elements/,
    ],
    [
      'masks billions of times',
      drawing(
        `${Array.from({ length: 10 }, (_, at) => `<mask id="m${at}">${`<path mask="url(#m${at + 1})"/>`.repeat(10)}</mask>`).join('')}<mask id="m10"/>`,
      ),
      /draws more than 10000 elements/,
    ],
    ['is a thousand times as wide as high', drawing(circle, '0 0 9000 9'), /5 times as wide/],
    ['has no end', drawing(circle, '0 0 Infinity Infinity'), /has no viewBox/],
  ])('are refused with the name of the setting, for the logo %s', (_, svg, sentence) => {
    const files: ContentFiles = svg === undefined ? {} : { 'assets/logo.svg': svg };
    expect(faultsOf({ logo: 'logo.svg' }, files)).toEqual([expect.stringMatching(sentence)]);
  });

  it('are refused where they are too large, no SVG, or of another shape', () => {
    const files = {
      'assets/logo.svg': drawing(circle.repeat(600)),
      'assets/home.png': 'x',
      'assets/square.svg': drawing(circle),
    };
    expect(faultsOf({ logo: 'logo.svg', illustration: 'home.png' }, files)).toEqual([
      expect.stringContaining('"brand.illustration" names assets/home.png, which is no SVG'),
      expect.stringContaining('"brand.logo" names assets/logo.svg, which is larger than'),
    ]);
    expect(faultsOf({ illustration: 'square.svg' }, files)).toEqual([
      expect.stringContaining('is not 8 wide to 3 high'),
    ]);
  });

  it.each([
    ['logo.png', 'x'.repeat(60_001), /larger than 60000 bytes/],
    ['logo.svg', drawing(`<title>${'ن'.repeat(12_000)}</title>`), /larger than 24000 bytes/],
  ])('are counted in bytes: %s', (logo, text, sentence) => {
    expect(faultsOf({ logo }, { [`assets/${logo}`]: text })).toEqual([
      expect.stringMatching(sentence),
    ]);
  });

  it('are the favicon where they are square', () => {
    expect([drawing(circle), drawing(circle, '0 0 64 32')].map(isSquare)).toEqual([true, false]);
  });

  it('are read in steps linear to their size', () => {
    expect(svgFault(drawing(`<path ${'d="M0 0" '.repeat(3_000)}`), 'any')).toContain(
      'no plain SVG',
    );
  });
});

it('an icon that is none is answered with the names of all', () => {
  const [first, ...rest] = requestTypes;
  const settings = settingsWith({ requestTypes: [{ ...first, icon: 'rocket' }, ...rest] });
  const [fault] = faultsOf({}, { 'settings.json': settings });
  expect(fault).toMatch(
    /request type "payment" is "rocket"; it must be one of .*card-return.*wallet/,
  );
});
