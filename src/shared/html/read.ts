import { tokenize } from 'html5parser';
import { decodeEntities } from './entities.ts';

/** An opening tag; names are in lower case, values are decoded. */
export type Tag = { name: string; attributes: ReadonlyMap<string, string> };

/** What HTML consists of, in its order: decoded text, a start tag, or the lower-case name of an end tag. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'open'; tag: Tag }
  | { kind: 'close'; name: string };

/** The package's `TokenKind`: a const enum of declarations cannot be imported where each file is compiled alone. */
const kinds = {
  literal: 0,
  openTag: 1,
  openTagEnd: 2,
  closeTag: 3,
  equalsSign: 5,
  bareword: 6,
  singleQuoted: 7,
  doubleQuoted: 8,
} as const;

/** Elements whose content is no markup. No reader sees it, but for `title` and `textarea`. */
const unread = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * The tags and decoded texts of HTML in their order, without comments, scripts, styles and every element
 * that `leavesOut` names, with all that such an element holds. An element to be left out that nobody closes
 * loses its tag alone, so that a broken page still says what it says. Takes time linear to the length,
 * whatever the HTML: anybody may send it (R29).
 */
export function readHtml(html: string, leavesOut: (tag: Tag) => boolean): Piece[] {
  const pieces = piecesOf(html);
  const ends = endsOf(pieces);
  const read: Piece[] = [];
  let leftOutTo = -1;
  for (const [at, piece] of pieces.entries()) {
    if (at <= leftOutTo) continue;
    if (piece.kind === 'open' && leavesOut(piece.tag)) leftOutTo = ends.get(at) ?? at;
    else read.push(piece);
  }
  return read;
}

/** Where each element ends: the index of its closing tag by that of its opening tag. */
function endsOf(pieces: readonly Piece[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind === 'open') {
      const same = open.get(piece.tag.name);
      if (same) same.push(at);
      else open.set(piece.tag.name, [at]);
    } else if (piece.kind === 'close') {
      const start = open.get(piece.name)?.pop();
      if (start !== undefined) ends.set(start, at);
    }
  }
  return ends;
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  const source = withoutDoctype(html);
  let tag: OpenTag | null = null;
  /** The element whose content is read, where no tag has begun. */
  let inside = '';
  for (const { type, value, start } of tokenize(source, { scriptingEnabled: false })) {
    switch (type) {
      case kinds.openTag:
        tag = new OpenTag(value, start - 1);
        break;
      case kinds.bareword:
        tag?.readBareword(value);
        break;
      case kinds.equalsSign:
        tag?.expectValue();
        break;
      case kinds.singleQuoted:
      case kinds.doubleQuoted:
        tag?.readValue(value.slice(1, -1));
        break;
      case kinds.openTagEnd:
        if (tag?.isElement) pieces.push({ kind: 'open', tag });
        inside = value === '/' ? '' : (tag?.name ?? '');
        tag = null;
        break;
      case kinds.closeTag:
        pieces.push({ kind: 'close', name: /^[a-z][^\s/]*/.exec(value)?.[0] ?? '' });
        inside = '';
        break;
      case kinds.literal:
        // Where a tag has begun it is what a comment says, or the rest of a page that ends within a tag.
        if (tag === null && !unread.has(inside))
          pieces.push({ kind: 'text', text: decodeEntities(value) });
        break;
    }
  }
  // Only a `<` that was meant as one is never followed by a `>`.
  if (tag?.isElement) pieces.push({ kind: 'text', text: decodeEntities(source.slice(tag.start)) });
  return pieces;
}

/** An opening tag while its attributes are read. Of two with one name the first counts. */
class OpenTag implements Tag {
  readonly name: string;
  /** Where its `<` stands. */
  readonly start: number;
  readonly attributes = new Map<string, string>();
  /** The attribute that was read last, '' for one that does not count, and the one whose value comes now. */
  #last = '';
  #valueOf: string | null = null;

  constructor(name: string, start: number) {
    this.name = name;
    this.start = start;
  }

  /** False for comments and the like. */
  get isElement() {
    return /^[a-z]/.test(this.name);
  }

  expectValue() {
    this.#valueOf = this.#last;
  }

  readBareword(text: string) {
    if (this.#valueOf !== null) return this.readValue(text);
    const name = text.toLowerCase();
    const isFirst = !this.attributes.has(name);
    if (isFirst) this.attributes.set(name, '');
    this.#last = isFirst ? name : '';
  }

  readValue(text: string) {
    if (this.#valueOf) this.attributes.set(this.#valueOf, decodeEntities(text));
    this.#valueOf = null;
  }
}

/** The tokenizer throws at a doctype without a name, such as `<!doctype>`; a bogus comment means the same here. */
const withoutDoctype = (html: string) => html.replace(/<!doctype/gi, '<?');
