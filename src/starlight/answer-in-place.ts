import { withoutHeadingLinks } from '../articles/heading-links.ts';

/** A whole tag: what looks like one inside the values of its attributes is none. */
const tag = /<(\/?)([a-z][a-z0-9]*)(?![a-z0-9])(?:"[^"]*"|[^"<>])*>/g;

/** What leads from a footnote to its text and back. */
const noteLink = /\s(id="|href="#)(user-content-fn)/g;

/** The name of the list of footnotes, which is a heading without an id here. */
const noteLabel = ' aria-describedby="footnote-label"';

/**
 * A rendered answer as it stands inside a category page: headings go below the question's own and
 * lose their links, which would stand twice on the page. `key` tells its footnotes from those of other answers there.
 */
export function answerInPlace(html: string, level: 2 | 3, key: string): string {
  return withoutHeadingLinks(html).replace(tag, (whole: string, slash: string, name: string) => {
    const from = /^h([2-6])$/.exec(name)?.[1];
    if (from) return `<${slash}h${Math.min(6, Number(from) + level - 1)}>`;
    return whole.includes('user-content-fn')
      ? whole.replace(noteLink, (_, begin, id) => ` ${begin}${key}-${id}`).replace(noteLabel, '')
      : whole;
  });
}
