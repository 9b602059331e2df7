// Line icons on a 24 grid, as the site draws them.
const shapes = {
  alert: 'M12 4l8.5 15h-17zM12 10v4M12 16.7v.1',
  archive: 'M4 7h16M5.5 7v12h13V7M4 7l1.5-3h13L20 7M10 11h4',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  chat: 'M4.5 5h15v11H11l-4.5 4v-4h-2z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M8.5 8.5h11v11h-11zM8.5 15.5h-4v-11h11v4',
  eye: 'M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  forward: 'M14.5 5.5L8 12l6.5 6.5',
  back: 'M9.5 5.5L16 12l-6.5 6.5',
  hourglass: 'M7 4h10M7 20h10M8 4v3.5l4 4.5 4-4.5V4M8 20v-3.5l4-4.5 4 4.5V20',
  inbox: 'M4 13.5L6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1 2.5h5l1-2.5H20',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6 8.5-6',
  phone: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  search: 'M10.5 4.5a6 6 0 100 12 6 6 0 000-12zM15 15l5 5',
  repeat: 'M5 11a7 7 0 0112-4.5L19.5 9M19.5 4.5V9H15M19 13a7 7 0 01-12 4.5L4.5 15M4.5 19.5V15H9',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  user: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6',
} as const;

/** A name of the table of icons. */
export type IconName = keyof typeof shapes;

/** A picture beside words, never instead of them: screen readers pass it by. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
