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
    ['uses another file as of old', drawing('<use xlink:href="a.svg#b"/>'), /outside: xlink:href/],
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
    ['is no SVG', 'PNG', /has no viewBox/],
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
