// Articles and the lexicon as bytes.

import { textReader, textWriter } from './alphabet.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Lexicon } from './concepts.ts';
import type { SearchArticle } from './types.ts';

/** Writes articles as they are shown; characters beyond the alphabet become U+FFFD. */
export function writeArticles(
  out: ByteWriter,
  alphabet: string[],
  articles: SearchArticle[],
): void {
  const text = textWriter(out, alphabet);
  const texts = (all: string[]) => {
    out.number(all.length);
    for (const one of all) text(one);
  };
  out.number(articles.length);
  for (const { id, url, title, category, aliases, sections } of articles) {
    // An address often ends in the id.
    const at = url.indexOf(id);
    text(id);
    out.number(at + 1);
    if (at < 0) text(url);
    else texts([url.slice(0, at), url.slice(at + id.length)]);
    text(title);
    texts(category);
    texts(aliases);
    out.number(sections.length);
    for (const { heading = '', slug = '', text: body } of sections) texts([heading, slug, body]);
  }
}

/** Reads what `writeArticles` wrote; throws IndexFault past the end. */
export function readArticles(from: ByteReader, alphabet: string[]): SearchArticle[] {
  const text = textReader(from, alphabet);
  const many = <One>(one: () => One) => Array.from({ length: from.number() }, one);
  return many(() => {
    const id = text();
    const url = from.number() === 0 ? text() : many(text).join(id);
    return {
      id,
      url,
      title: text(),
      category: many(text),
      aliases: many(text),
      sections: many(() => {
        const [heading = '', slug = '', body = ''] = many(text);
        return { ...(heading && { heading }), ...(slug && { slug }), text: body };
      }),
    };
  });
}

/** Every text of an article that `writeArticles` writes, for making the alphabet. */
export function textsOf({ id, url, title, category, aliases, sections }: SearchArticle): string[] {
  const inSections = sections.flatMap(({ heading = '', slug = '', text }) => [heading, slug, text]);
  return [id, url, title, ...category, ...aliases, ...inSections];
}

/** Writes a lexicon; none of its lines may hold a line break. */
export function writeLexicon(
  out: ByteWriter,
  alphabet: string[],
  { lines, outOfDomainWords }: Lexicon,
): void {
  const text = textWriter(out, alphabet);
  text(lines.join('\n'));
  text(outOfDomainWords);
}

/** Every text that `writeLexicon` writes, for making the alphabet. */
export const textsOfLexicon = ({ lines, outOfDomainWords }: Lexicon): string[] => [
  ...lines,
  '\n',
  outOfDomainWords,
];

/** Reads what `writeLexicon` wrote; throws IndexFault past the end. */
export function readLexicon(from: ByteReader, alphabet: string[]): Lexicon {
  const text = textReader(from, alphabet);
  return { lines: text().split('\n'), outOfDomainWords: text() };
}
