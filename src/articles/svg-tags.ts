/** A tag of a drawing, with all of its attributes. */
export interface SvgTag {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** How many elements are open around it. */
  depth: number;
}

/** What a drawing may begin with. In another encoding a browser reads other letters than this check. */
const head = /^<\?xml version="1\.[01]"(?: encoding="utf-8")?(?: standalone="(?:yes|no)")? ?\?>/i;

/** A piece of XML: a comment, a tag with values in double quotes, or text. */
const piece =
  /<!--(?:[^<>-]|-(?!-))*-->|<(\/?)([A-Za-z]+)((?:[ \t\r\n]+[A-Za-z:_-]+[0-9]*="[^"<>]*")*)[ \t\r\n]*(\/?)>|[^<]+/y;
const attribute = /(?<![A-Za-z:_-])([A-Za-z:_-]+[0-9]*)="([^"]*)"/g;

/** What no XML holds: control characters, names of letters that only HTML knows, and the end of a section. */
const notInXml =
  /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-f]+);)|\]\]>/iu;

/**
 * The opening tags of an SVG in their order, or, where a browser would show a broken picture, a sentence that says
 * where.
 */
export function tagsOf(svg: string): readonly SvgTag[] | string {
  const text = svg.trim();
  const tags: SvgTag[] = [];
  const open: string[] = [];
  for (piece.lastIndex = head.exec(text)?.[0].length ?? 0; piece.lastIndex < text.length; ) {
    const from = piece.lastIndex;
    const match = piece.exec(text);
    if (!match || notInXml.test(match[0]))
      return `is no plain SVG from "${text.slice(from, from + 24)}" on.`;
    const [whole, slash, name, written = '', end] = match;
    if (name === undefined) {
      if (open.length === 0 && !whole.startsWith('<!--') && whole.trim()) return outside;
      continue;
    }
    if (slash) {
      if (open.pop() !== name) return `closes <${name}> where it is not open.`;
      continue;
    }
    if (open.length === 0 && tags.length > 0) return outside;
    const attributes = [...written.matchAll(attribute)];
    const tag = {
      name,
      depth: open.length,
      attributes: new Map(attributes.map(([, key = '', value = '']) => [key, value])),
    };
    if (tag.attributes.size < attributes.length) return `has an attribute of <${name}> twice.`;
    tags.push(tag);
    if (!end) open.push(name);
  }
  if (open.length > 0) return `never closes <${open.at(-1)}>.`;
  return tags;
}

const outside = 'holds something outside of its <svg>.';
