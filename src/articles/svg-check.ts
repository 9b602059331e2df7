import { type SvgTag, tagsOf } from './svg-tags.ts';
import { countDrawn } from './svg-uses.ts';

/** Elements of a drawing. None runs, loads or animates anything, or carries styles of its own. */
const elements = new Set(
  (
    'svg g defs title desc path circle ellipse rect line polyline polygon use symbol ' +
    'clipPath mask linearGradient radialGradient stop text tspan'
  ).split(' '),
);

const namespace = 'http://www.w3.org/2000/svg';

/** What a value may call; any other name of CSS may load something, and `\\` hides one. */
const call =
  /(?<![a-z-])(?!(?:matrix|translate|scale|rotate|skew[XY]|rgba?|hsla?|url)\()[a-z-]+\(|\\/i;

/** Elements drawn at most, each as often as it is used. */
const mostDrawn = 10_000;

/** A logo is beside a name; no header of a phone holds a wider one. */
const widestLogo = 5;

/** What a drawing of the brand is for: its proportions follow from that. */
export type DrawingShape = 'any' | 'wide';

/** Why an SVG may not stand on every page, in one sentence that names what is wrong; undefined where it may. */
export function svgFault(svg: string, shape: DrawingShape): string | undefined {
  const tags = tagsOf(svg);
  if (typeof tags === 'string') return tags;
  const [root] = tags;
  if (root?.name !== 'svg') return 'has no <svg> around all.';
  for (const { name, attributes } of tags) {
    if (!elements.has(name))
      return `holds <${name}>; a drawing may hold ${[...elements].join(', ')}.`;
    const fault = attributeFault(name, attributes, root);
    if (fault) return fault;
  }
  if (root.attributes.get('xmlns') !== namespace)
    return `needs xmlns="${namespace}" in its <svg>; without it no browser shows the file.`;
  const size = sizeOf(root);
  if (!size) return 'has no viewBox in its <svg>.';
  if (countDrawn(tags) > mostDrawn) return `draws more than ${mostDrawn} elements by what it uses.`;
  const ratio = size.width / size.height;
  if (shape === 'wide' && (ratio < 2 || ratio > 4))
    return 'is not 8 wide to 3 high: its viewBox has to be like "0 0 640 240".';
  if (shape === 'any' && (ratio > widestLogo || ratio < 1 / widestLogo))
    return `is more than ${widestLogo} times as wide as high, or as high as wide.`;
  return undefined;
}

/** Whether an SVG is as wide as high, as the picture of a tab has to be. */
export function isSquare(svg: string): boolean {
  const [root] = tagsOf(svg);
  const size = typeof root === 'object' ? sizeOf(root) : undefined;
  return size !== undefined && size.width === size.height;
}

type Size = { width: number; height: number };

function attributeFault(
  element: string,
  attributes: SvgTag['attributes'],
  root: SvgTag,
): string | undefined {
  for (const [name, value] of attributes) {
    if (/^on/i.test(name)) return `has a script: ${name} of <${element}>.`;
    if (name === 'style') return `has ${name} of <${element}>; write each property by itself.`;
    if (name === 'xmlns' && value !== namespace) return `has an xmlns of <${element}> for no SVG.`;
    const prefix = /^([^:]*):/.exec(name)?.[1];
    if (prefix && !/^xml(?:ns)?$/.test(prefix) && !root.attributes.has(`xmlns:${prefix}`))
      return `has ${name} of <${element}> and no xmlns:${prefix} in its <svg>.`;
    if (name.startsWith('xmlns')) continue;
    if (/(?:^|:)(?:href|src|base)$/.test(name) && !value.startsWith('#'))
      return `refers to something outside: ${name} of <${element}>.`;
    if (/url\((?!#)/i.test(value) || /&/.test(value) || call.test(value))
      return `refers to something outside: ${name} of <${element}>.`;
  }
  return undefined;
}

function sizeOf({ attributes }: SvgTag): Size | undefined {
  const box = attributes.get('viewBox')?.trim().split(/[ ,]+/).map(Number) ?? [];
  const [, , width = 0, height = 0] = box;
  const isWhole = box.length === 4 && box.every(Number.isFinite) && width > 0 && height > 0;
  return isWhole ? { width, height } : undefined;
}
