/** Line icons on a 24 grid; each is the inside of an `<svg>`. Content names them by key. */
export const icons: Readonly<Record<string, string>> = {
  badge:
    '<path d="M12 3l2.2 2.1 3-.3.5 3 2.6 1.6-1.3 2.6 1.3 2.7-2.6 1.5-.5 3-3-.3L12 21l-2.2-2.1-3 .3-.5-3-2.6-1.5L5 12 3.7 9.4l2.6-1.6.5-3 3 .3z"/><path d="M9 12l2 2 4-4"/>',
  box: '<path d="M4 8l8-4.5L20 8v8l-8 4.5L4 16z"/><path d="M4 8l8 4.5L20 8M12 12.5v8"/>',
  card: '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M3 10h18M7 14.5h4"/>',
  chat: '<path d="M4 6.5A2.5 2.5 0 016.5 4h11A2.5 2.5 0 0120 6.5v7a2.5 2.5 0 01-2.5 2.5H11l-4.5 4V16A2.5 2.5 0 014 13.5z"/><path d="M8.5 8.5h7M8.5 11.5h4"/>',
  coins:
    '<ellipse cx="12" cy="7" rx="7" ry="3"/><path d="M5 7v5c0 1.7 3.1 3 7 3s7-1.3 7-3V7"/><path d="M5 12v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5"/>',
  download: '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>',
  key: '<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8m-3 3l2.5 2.5M13.5 9.5L16 12"/>',
  receipt: '<path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2z"/><path d="M9.5 8.5h5M9.5 12.5h5"/>',
  repeat:
    '<path d="M4.5 11a7.5 7.5 0 0112.7-4.5L20 9M20 4.5V9h-4.5M19.5 13a7.5 7.5 0 01-12.7 4.5L4 15m0 4.5V15h4.5"/>',
  shield:
    '<path d="M12 3.5l7 2.5v5.5c0 4.3-2.9 7.5-7 9-4.1-1.5-7-4.7-7-9V6z"/><path d="M9 12l2.2 2.2L15 10.3"/>',
  truck:
    '<path d="M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7"/><circle cx="7" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>',
  undo: '<path d="M9 6L4.5 10.5 9 15"/><path d="M4.5 10.5H15a4.5 4.5 0 010 9h-4"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6"/>',
  wrench:
    '<path d="M20 7.5a4.5 4.5 0 01-6 5L7 19.5 4.5 17l7-7a4.5 4.5 0 015-6L14 6.5l.5 3 3 .5z"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
  moon: '<path d="M19.5 14.5A8 8 0 019.5 4.5a8 8 0 1010 10z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6L7 7m10 10l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>',
  forward: '<path d="M14.5 5.5L8 12l6.5 6.5"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  megaphone: '<path d="M4 10v4l3 .5L19 19V5L7 9.5zM7.5 14.5L9 20h2.5l-1-4"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
};
