import type { Piece, Tag } from './read.ts';

/** Elements that stand on lines of their own. */
const blocks = new Set(
  'p div ul ol li table tr h1 h2 h3 h4 h5 h6 dt dd pre blockquote aside figcaption summary details hr'.split(
    ' ',
  ),
);
const cells = new Set(['td', 'th']);

/**
 * What a reader sees of HTML as plain text, in lines: one ends at each `<br>` and where an element that
 * stands on lines of its own begins or ends. White space is collapsed as browsers do it, but within what
 * keeps its lines, such as `<pre>`. A zero-width non-joiner stays, and a no-break space becomes a space.
 * `betweenCells` parts the cells of a table's row.
 */
export function textOf(
  pieces: Iterable<Piece>,
  { betweenCells }: { betweenCells: string },
): string {
  const lines = new Lines();
  let isFirstCell = true;
  /** The element that keeps its lines, and how many of its name are open from there on. */
  const keeping = { name: '', depth: 0 };
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      if (keeping.depth > 0) lines.addLines(piece.text);
      else lines.add(piece.text.replace(/[ \t\n\f\r]+/g, ' '));
      continue;
    }
    const name = piece.kind === 'open' ? piece.tag.name : piece.name;
    if (blocks.has(name)) lines.endBlock();
    if (piece.kind === 'close') {
      if (keeping.depth > 0 && keeping.name === name) keeping.depth -= 1;
      continue;
    }
    if (keeping.depth > 0) keeping.depth += Number(keeping.name === name);
    else if (keepsLines(piece.tag)) Object.assign(keeping, { name, depth: 1 });
    if (name === 'br') lines.end();
    if (name === 'tr') isFirstCell = true;
    if (cells.has(name)) {
      if (!isFirstCell) lines.beginCell();
      isFirstCell = false;
    }
  }
  return lines.text(betweenCells);
}

/** Lines as they grow, each a list of cells. A line is never read before it ends, or long ones took long (R29). */
class Lines {
  readonly #ended: string[][] = [];
  #cells = [''];
  /** How many texts it holds that are more than white space. */
  #texts = 0;

  add(text: string) {
    this.#cells[this.#cells.length - 1] += text;
    if (/\S/.test(text)) this.#texts += 1;
  }

  addLines(text: string) {
    for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
      if (at > 0) this.end();
      this.add(line);
    }
  }

  beginCell() {
    this.#cells.push('');
  }

  end() {
    this.#ended.push(this.#cells);
    this.#cells = [''];
    this.#texts = 0;
  }

  /** Ends the line that an element of several lines interrupts; an empty one is not there. */
  endBlock() {
    if (this.#texts > 0) this.end();
    else this.#cells = [''];
  }

  text(betweenCells: string): string {
    this.end();
    return this.#ended
      .map((row) => row.map(collapse).join(betweenCells).trim())
      .join('\n')
      .trim();
  }
}

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim();

const keepsLines = ({ name, attributes }: Tag) =>
  name === 'pre' || /\bwhite-space\s*:\s*pre/i.test(attributes.get('style') ?? '');
