/**
 * The one table of addresses. It drives the Node server, `run_worker_first` on the edge and the
 * development server, and names the folders that a category may not take.
 *
 * - `built`: a static file of the site.
 * - `shell`: one built file served for every address of the pattern; its content comes by API.
 * - `worker`: a document that the API renders (into a built shell).
 */
export const pages = {
  home: { path: '/', by: 'built' },
  search: { path: '/search/', by: 'worker' },
  contact: { path: '/contact/', by: 'built' },
  contactType: { path: '/contact/:type/', by: 'built' },
  signIn: { path: '/sign-in/', by: 'built' },
  confirm: { path: '/confirm/', by: 'worker' },
  requests: { path: '/requests/', by: 'built' },
  request: { path: '/requests/:code/', by: 'shell' },
  verify: { path: '/verify/', by: 'built' },
  desk: { path: '/desk/', by: 'built' },
  deskTicket: { path: '/desk/:code/', by: 'shell' },
  privacy: { path: '/privacy/', by: 'built' },
  offline: { path: '/offline/', by: 'built' },
} as const satisfies Record<string, { path: string; by: 'built' | 'shell' | 'worker' }>;

export type PageName = keyof typeof pages;

/** The address of a page, with its parameter filled in. */
export function pageUrl(name: PageName, parameter?: string): string {
  return pages[name].path.replace(/:[a-z]+/, () => encodeURIComponent(parameter ?? ''));
}

/** First path segments that belong to the product; a category folder may not take one. */
export const reservedSegments: ReadonlySet<string> = new Set([
  ...Object.values(pages).map(({ path }) => path.split('/')[1] ?? ''),
  'api',
  '404',
  '500',
  '_astro',
  'index',
]);
