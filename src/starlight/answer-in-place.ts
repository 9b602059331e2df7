import { withoutHeadingLinks } from '../articles/heading-links.ts';

/** A whole tag: what looks like one inside the values of its attributes is none. */
const tag = /<(\/?)([a-z][a-z0-9]*)(?![a-z0-9])(?:"[^"]*"|[^"<>])*>/g;

/**
 * A rendered answer as it stands inside a category page: headings go below the question's own and
 * lose their links, which would stand twice on the page.
 */
export function answerInPlace(html: string, level: 2 | 3): string {
  return withoutHeadingLinks(html).replace(tag, (whole: string, slash: string, name: string) => {
    const from = /^h([2-6])$/.exec(name)?.[1];
    return from ? `<${slash}h${Math.min(6, Number(from) + level - 1)}>` : whole;
  });
}
