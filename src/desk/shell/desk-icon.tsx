/** Icons of the desk alone, drawn as those of `icons.ts`; other screens do not ship them. */
const drawings = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  tag: 'M20 12.5L12.5 20 4 11.5V4h7.5zM8.5 8.5v.1',
  plus: 'M12 5v14M5 12h14',
  panel: 'M4 5h16v14H4zM10 5v14',
} as const;

/** A picture beside words, or in a button with a name: screen readers pass it by. */
export function DeskIcon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
