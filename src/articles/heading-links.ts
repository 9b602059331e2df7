import { attributeOf, attributesOfTag as attributes } from './html-tags.ts';

/** A heading, and a link right after it. */
const linkedHeading = new RegExp(
  `(<h([1-6])\\b(${attributes})>(?:(?!</?h[1-6]\\b).)*</h\\2>)\\s*<a\\b(${attributes})>.*?</a>`,
  'gs',
);

/**
 * An article's rendered HTML without the links that follow its headings and lead to them. They are known
 * by where they stand and lead, as articles hold no HTML of their own: its Markdown puts every other link
 * into a paragraph or a heading.
 */
export const withoutHeadingLinks = (html: string): string =>
  html.replace(
    linkedHeading,
    (whole: string, heading: string, _level: string, ofHeading: string, ofLink: string) => {
      const id = attributeOf('id', ofHeading);
      return id && attributeOf('href', ofLink) === `#${id}` ? heading : whole;
    },
  );
