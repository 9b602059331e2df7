/** Icons of the desk alone, drawn as those of `icons.ts`; other screens do not ship them. */
const drawings = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
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
