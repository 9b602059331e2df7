import { pageIcons, screenIcons } from './icons.ts';

/** The names that content may give an icon by, sorted. Apart from the drawings, so that screens ship theirs alone. */
export const iconNames: readonly string[] = [
  ...Object.keys(screenIcons),
  ...Object.keys(pageIcons),
].sort();
