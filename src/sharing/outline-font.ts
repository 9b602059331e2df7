import { Blob, Direction, Face, Font, Buffer as GlyphBuffer, shape } from 'harfbuzzjs';

/** A weight of the typeface: its fonts in the order in which a letter is looked for. */
export type Typeface = readonly OutlineFont[];

/** A run of letters as outlines. */
export interface Outlines {
  /** In units of an em. */
  width: number;
  glyphs: { path: string; x: number; y: number }[];
}

/** A font that turns letters into the outlines of its glyphs; each glyph is drawn from the file once. */
export class OutlineFont {
  readonly unitsPerEm: number;
  readonly #font: Font;
  readonly #buffer = new GlyphBuffer();
  readonly #paths = new Map<number, string>();
  readonly #points = new Map<number, boolean>();

  /** @param file The bytes of a TrueType file. */
  constructor(file: Uint8Array) {
    const face = new Face(new Blob(new Uint8Array(file).buffer));
    this.#font = new Font(face);
    this.unitsPerEm = face.upem;
  }

  /** Whether the font has a glyph for a code point. */
  has(point: number): boolean {
    let found = this.#points.get(point);
    if (found === undefined) {
      found = this.#font.nominalGlyph(point) !== undefined;
      this.#points.set(point, found);
    }
    return found;
  }

  /** The outlines of letters of one direction, from left to right, upwards from the baseline. */
  outline(text: string, isRightToLeft: boolean): Outlines {
    const buffer = this.#buffer;
    buffer.reset();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(isRightToLeft ? Direction.RTL : Direction.LTR);
    buffer.setLanguage('fa');
    shape(this.#font, buffer);
    let width = 0;
    const glyphs: Outlines['glyphs'] = [];
    for (const {
      codepoint,
      xAdvance = 0,
      xOffset = 0,
      yOffset = 0,
    } of buffer.getGlyphInfosAndPositions()) {
      const path = this.#pathOf(codepoint);
      if (path) glyphs.push({ path, x: width + xOffset, y: yOffset });
      width += xAdvance;
    }
    return { width, glyphs };
  }

  #pathOf(glyph: number): string {
    let path = this.#paths.get(glyph);
    if (path === undefined) {
      path = this.#font.glyphToPath(glyph);
      this.#paths.set(glyph, path);
    }
    return path;
  }
}
