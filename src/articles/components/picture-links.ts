/** A link around a picture, before it is known where Astro has put that. */
const emptyLink =
  /(<a\b[^<>]*\sclass="zoom[^<>"]*"[^<>]*\shref=")#("[^<>]*>\s*<img\b[^<>]*?\ssrc="([^"]*)")/g;

/** The HTML of an article in which each picture of a figure is a link to its own file. */
export const withPictureLinks = (html: string): string =>
  html.replace(
    emptyLink,
    (_whole, before: string, after: string, src: string) => `${before}${src}${after}`,
  );
