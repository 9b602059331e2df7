/** Icons of the desk alone, drawn as those of `icons.ts`; other screens do not ship them. */
const drawings = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  panel: 'M4 5h16v14H4zM10 5v14',
  filter: 'M4 6h16M7 12h10M10 18h4',
  attach: 'M8 12.5l6-6a2.8 2.8 0 014 4l-8 8a4.6 4.6 0 01-6.5-6.5L11 4.5',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0111 0v5.5l2 2h-15zM10 18.5a2 2 0 004 0M12 5.5v-2',
} as const;

/** A picture beside words, or in a button with a name: screen readers pass it by. */
export function DeskIcon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
