import type { Format } from './format-text.ts';

/** Icons of the composer alone, drawn as those of `icons.ts`. */
const drawings: Readonly<Record<Format, string>> = {
  bold: 'M8 5h5a3.5 3.5 0 010 7H8zM8 12h6a3.5 3.5 0 010 7H8z',
  list: 'M4 6.5h11M4 12h11M4 17.5h11M19.5 6.4v.2M19.5 11.9v.2M19.5 17.4v.2',
  link: 'M10.5 7.5l2-2a4.2 4.2 0 016 6l-2 2M13.5 16.5l-2 2a4.2 4.2 0 01-6-6l2-2M9.5 14.5l5-5',
  quote: 'M19 6v12M5 8h10M5 12h10M5 16h6',
  code: 'M8 8l-4.5 4L8 16M16 8l4.5 4-4.5 4M13.5 5.5l-3 13',
};

/** A picture in a button with a name: screen readers pass it by. */
export const ToolIcon = ({ name }: { name: Format }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
);
