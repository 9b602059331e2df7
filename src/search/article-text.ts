import type { SearchArticle } from '#shared/search/index.ts';

type Section = SearchArticle['sections'][number];

const heading = /<h([2-6])\b([^>]*)>(.*?)<\/h\1>/gs;
const unread = /<(svg|script|style|template)\b.*?<\/\1>|<a class="sl-anchor-link".*?<\/a>/gs;
const cellEnds = /<\/t[dh]>\s*(?=<t[dh]\b)/g;
const lineEnds =
  /<\/(?:p|li|h\d|tr|dt|dd|pre|blockquote|aside|figcaption|summary|details)>|<(?:br|hr)\b[^>]*>/g;
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of an article's HTML as its readers see it, divided by its headings; slugs are their anchors. Lines end where blocks do. */
export function sectionsOf(html: string): Section[] {
  const read = html.replace(unread, '');
  const sections: Section[] = [];
  let current: Section = { text: '' };
  let at = 0;
  const endSection = (until: number) => {
    current.text = textOf(read.slice(at, until));
    sections.push(current);
  };
  for (const found of read.matchAll(heading)) {
    endSection(found.index);
    const [all, , attributes = '', inside = ''] = found;
    const slug = /\bid="([^"]*)"/.exec(attributes)?.[1];
    current = { heading: textOf(inside), text: '', ...(slug && { slug: decode(slug) }) };
    at = found.index + all.length;
  }
  endSection(read.length);
  return sections.filter(({ text, heading }) => text || heading);
}

function textOf(html: string): string {
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(cellEnds, '، ')
    .replace(lineEnds, '\n')
    .replace(/<[^>]+>/g, '');
  return decode(lines)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

const decode = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
