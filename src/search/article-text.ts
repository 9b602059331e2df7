import { type Piece, readHtml, type Tag } from '#shared/html/read.ts';
import { textOf } from '#shared/html/text.ts';
import type { SearchArticle } from '#shared/search/index.ts';
import { cellEnd } from '#shared/search/sentences.ts';
import { withoutHeadingLinks } from '../articles/heading-links.ts';

type Section = SearchArticle['sections'][number];

const unread = new Set(['svg', 'template']);

const isUnread = ({ name }: Tag) => unread.has(name);

const isHeading = (name: string) => /^h[2-6]$/.test(name);

/**
 * The text of an article's HTML as its readers see it, divided by its headings; slugs are their anchors.
 * Lines end where blocks do, and `cellEnd` stands between the cells of a table.
 */
export function sectionsOf(html: string): Section[] {
  const sections: Section[] = [];
  let current: Omit<Section, 'text'> = {};
  let pieces: Piece[] = [];
  const endSection = () => {
    const text = linesOf(pieces);
    if (text || current.heading) sections.push({ ...current, text });
    pieces = [];
  };
  for (const piece of readHtml(withoutHeadingLinks(html), isUnread)) {
    if (piece.kind === 'open' && isHeading(piece.tag.name)) {
      endSection();
      const slug = piece.tag.attributes.get('id');
      current = slug ? { slug } : {};
    } else if (piece.kind === 'close' && isHeading(piece.name)) {
      current.heading = linesOf(pieces);
      pieces = [];
    } else pieces.push(piece);
  }
  endSection();
  return sections;
}

const linesOf = (pieces: readonly Piece[]) =>
  textOf(pieces, { betweenCells: cellEnd }).replace(/\n+/g, '\n');
