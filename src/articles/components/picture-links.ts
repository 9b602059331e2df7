import { attributeOf, attributesOfTag as attributes } from '../html-tags.ts';

/** A link and the picture that it begins with. */
const linkedPicture = new RegExp(`<a\\b(${attributes})>\\s*<img\\b(${attributes})>`, 'g');

/** The HTML of an article in which each picture of a figure is a link to its own file: Astro has put it there by now. */
export const withPictureLinks = (html: string): string =>
  html.replace(linkedPicture, (whole, ofLink: string, ofPicture: string) => {
    const isOfFigure = /^zoom(?: |$)/.test(attributeOf('class', ofLink));
    const file = attributeOf('src', ofPicture);
    if (!isOfFigure || !file || attributeOf('href', ofLink) !== '#') return whole;
    return whole.replace(' href="#"', () => ` href="${file}"`);
  });
