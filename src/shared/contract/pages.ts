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
  feedback: { path: '/feedback/', by: 'worker' },
  contact: { path: '/contact/', by: 'built' },
  contactType: { path: '/contact/:type/', by: 'built' },
  signIn: { path: '/sign-in/', by: 'built' },
  confirm: { path: '/confirm/', by: 'worker' },
  requests: { path: '/requests/', by: 'built' },
  request: { path: '/requests/:code/', by: 'shell' },
  verify: { path: '/verify/', by: 'built' },
  verifiedWords: { path: '/verify/:code/', by: 'shell' },
  desk: { path: '/desk/', by: 'built' },
  deskTicket: { path: '/desk/:code/', by: 'shell' },
  privacy: { path: '/privacy/', by: 'built' },
  offline: { path: '/offline/', by: 'built' },
} as const satisfies Record<string, { path: string; by: 'built' | 'shell' | 'worker' }>;

type PageName = keyof typeof pages;

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
  'shell',
  'assets',
  'search-index',
  'index',
]);

/** Stands for the parameter in the address of a shell's one built file: `/requests/shell/`. */
const shellParameter = 'shell';

/** Who answers a path. A shell names the address of the built file that stands for it. */
type Answerer = { by: 'api' } | { by: 'worker' } | { by: 'shell'; built: string } | { by: 'built' };

const patterns = (Object.entries(pages) as [PageName, { path: string; by: string }][]).map(
  ([name, { path, by }]) => ({
    by,
    built: pageUrl(name, shellParameter),
    shape: new RegExp(`^${path.replace(/:[a-z]+/, '[^/]+').replace(/\/$/, '/?')}$`),
  }),
);

/** Looks a path up in the table; what it does not name is a file of the site. */
export function answererOf(path: string): Answerer {
  if (path === '/api' || path.startsWith('/api/')) return { by: 'api' };
  const found = patterns.find(({ by, shape }) => by !== 'built' && shape.test(path));
  if (!found) return { by: 'built' };
  return found.by === 'shell' ? { by: 'shell', built: found.built } : { by: 'worker' };
}
