import type { ByteReader, ByteWriter } from './bytes.ts';
import { textReader, textWriter } from './letters-table.ts';
import type { SearchArticle } from './types.ts';

/** Writes articles as they are shown; nothing of the text is lost. */
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

/** Every text of an article, for counting its letters. */
export function textsOf({ id, url, title, category, aliases, sections }: SearchArticle): string[] {
  const inSections = sections.flatMap(({ heading = '', slug = '', text }) => [heading, slug, text]);
  return [id, url, title, ...category, ...aliases, ...inSections];
}
