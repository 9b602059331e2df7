/** Elements of a drawing. None runs, loads or animates anything, or carries styles of its own. */
const elements = new Set(
  (
    'svg g defs title desc path circle ellipse rect line polyline polygon use symbol ' +
    'clipPath mask linearGradient radialGradient stop text tspan'
  ).split(' '),
);

/** A piece of XML: its head, a tag with values in double quotes, a comment, or text. */
const piece =
  /<\?xml [^<>]*\?>|<!--[^<>]*-->|<(\/?)([A-Za-z]+)((?:[ \t\r\n]+[A-Za-z:_-]+[0-9]*="[^"<>]*")*)[ \t\r\n]*\/?>|[^<]+/y;
const attribute = /([A-Za-z:_-]+[0-9]*)="([^"]*)"/g;

/** What a drawing of the brand is for: its proportions follow from that. */
export type DrawingShape = 'any' | 'wide';

/** Why an SVG may not stand on every page, in one sentence that names what is wrong; undefined where it may. */
export function svgFault(svg: string, shape: DrawingShape): string | undefined {
  const text = svg.trim();
  let size: Size | undefined;
  for (piece.lastIndex = 0; piece.lastIndex < text.length; ) {
    const from = piece.lastIndex;
    const match = piece.exec(text);
    if (!match) return `is no plain SVG from "${text.slice(from, from + 24)}" on.`;
    const [, closing, name, attributes = ''] = match;
    if (name === undefined) continue;
    if (!elements.has(name))
      return `holds <${name}>; a drawing may hold ${[...elements].join(', ')}.`;
    const fault = attributeFault(name, attributes);
    if (fault) return fault;
    if (name === 'svg' && !closing) size ??= sizeOf(attributes);
  }
  if (!size) return 'has no viewBox in its <svg>.';
  const ratio = size.width / size.height;
  if (shape === 'wide' && (ratio < 2 || ratio > 4))
    return 'is not 8 wide to 3 high: its viewBox has to be like "0 0 640 240".';
  return undefined;
}

/** Whether an SVG is as wide as high, as the picture of a tab has to be. */
export function isSquare(svg: string): boolean {
  const size = sizeOf(/<svg[^>]*>/.exec(svg)?.[0] ?? '');
  return size !== undefined && size.width === size.height;
}

type Size = { width: number; height: number };

function attributeFault(element: string, attributes: string): string | undefined {
  for (const [, name = '', value = ''] of attributes.matchAll(attribute)) {
    if (/^on/i.test(name)) return `has a script: ${name} of <${element}>.`;
    if (name === 'style') return `has ${name} of <${element}>; write each property by itself.`;
    if (/(?:^|:)(?:href|src)$/.test(name) && !value.startsWith('#'))
      return `refers to something outside: ${name} of <${element}>.`;
    if (/url\((?!#)/i.test(value) || /&/.test(value))
      return `refers to something outside: ${name} of <${element}>.`;
  }
  return undefined;
}

function sizeOf(attributes: string): Size | undefined {
  const box = /[ \t\r\n]viewBox="([^"]*)"/.exec(attributes)?.[1]?.trim().split(/[ ,]+/).map(Number);
  const [, , width = 0, height = 0] = box ?? [];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
