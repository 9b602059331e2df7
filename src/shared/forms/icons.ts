// Line icons on a 24 grid, each the `d` of one path. Two constants, so that screens ship theirs alone.

/** Icons that screens draw in browsers; pages and content may name them as well. */
export const screenIcons = {
  alert: 'M12 4l8.5 15h-17zM12 10v4M12 16.7v.1',
  archive: 'M4 7h16M5.5 7v12h13V7M4 7l1.5-3h13L20 7M10 11h4',
  back: 'M9.5 5.5L16 12l-6.5 6.5',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  chat: 'M4 6.5A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.5v7a2.5 2.5 0 01-2.5 2.5H11l-4.5 4V16A2.5 2.5 0 014 13.5zM8.5 8.5h7M8.5 11.5h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 4a8 8 0 100 16 8 8 0 000-16zM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M8.5 8.5h11v11h-11zM8.5 15.5h-4v-11h11v4',
  eye: 'M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6zM12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  forward: 'M14.5 5.5L8 12l6.5 6.5',
  hourglass: 'M7 4h10M7 20h10M8 4v3.5l4 4.5 4-4.5V4M8 20v-3.5l4-4.5 4 4.5V20',
  inbox: 'M4 13.5L6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1 2.5h5l1-2.5H20',
  mail: 'M3.5 6h17v12h-17zM3.5 7l8.5 6 8.5-6',
  search: 'M10.5 4.5a6 6 0 100 12 6 6 0 000-12zM15 15l5 5',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
} as const;

/** Icons that only built pages draw. */
export const pageIcons = {
  badge:
    'M12 3l2.2 2.1 3-.3.5 3 2.6 1.6-1.3 2.6 1.3 2.7-2.6 1.5-.5 3-3-.3L12 21l-2.2-2.1-3 .3-.5-3-2.6-1.5L5 12 3.7 9.4l2.6-1.6.5-3 3 .3zM9 12l2 2 4-4',
  box: 'M4 8l8-4.5L20 8v8l-8 4.5L4 16zM4 8l8 4.5L20 8M12 12.5v8',
  card: 'M5.5 5.5h13a2.5 2.5 0 012.5 2.5v8a2.5 2.5 0 01-2.5 2.5h-13a2.5 2.5 0 01-2.5-2.5v-8a2.5 2.5 0 012.5-2.5zM3 10h18M7 14.5h4',
  coins:
    'M12 4a7 3 0 100 6 7 3 0 000-6zM5 7v5c0 1.7 3.1 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14',
  key: 'M8 11a4 4 0 100 8 4 4 0 000-8zM11 12l8-8m-3 3l2.5 2.5M13.5 9.5L16 12',
  megaphone: 'M4 10v4l3 .5L19 19V5L7 9.5zM7.5 14.5L9 20h2.5l-1-4',
  moon: 'M19.5 14.5A8 8 0 019.5 4.5a8 8 0 1010 10z',
  phone: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  receipt: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9.5 8.5h5M9.5 12.5h5',
  repeat:
    'M4.5 11a7.5 7.5 0 0112.7-4.5L20 9M20 4.5V9h-4.5M19.5 13a7.5 7.5 0 01-12.7 4.5L4 15m0 4.5V15h4.5',
  shield: 'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6zM9 12l2.2 2.2L15 10.3',
  sun: 'M12 8a4 4 0 100 8 4 4 0 000-8zM12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6L7 7m10 10l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4',
  truck:
    'M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7M7 15.7a1.8 1.8 0 100 3.6 1.8 1.8 0 000-3.6zM17 15.7a1.8 1.8 0 100 3.6 1.8 1.8 0 000-3.6z',
  undo: 'M9 6L4.5 10.5 9 15M4.5 10.5H15a4.5 4.5 0 010 9h-4',
  user: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6',
  wrench: 'M20 7.5a4.5 4.5 0 01-6 5L7 19.5 4.5 17l7-7a4.5 4.5 0 015-6L14 6.5l.5 3 3 .5z',
} as const;

/** A name of the icons that screens draw. */
export type IconName = keyof typeof screenIcons;
