/**
 * The one table of addresses. It drives the Node server, `run_worker_first` on the edge and the
 * development server, and names the folders that a category may not take.
 *
 * - `built`: a static file of the site.
 * - `shell`: one built file served for every address of the pattern; its content comes by API. Where it
 *   `isFilled`, the API puts that content into it for the bearer of a session, to be read without scripts.
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
  requests: { path: '/requests/', by: 'shell', isFilled: true },
  request: { path: '/requests/:code/', by: 'shell', isFilled: true },
  verify: { path: '/verify/', by: 'built' },
  verifiedWords: { path: '/verify/:code/', by: 'shell' },
  desk: { path: '/desk/', by: 'built' },
  deskTicket: { path: '/desk/:code/', by: 'shell' },
  privacy: { path: '/privacy/', by: 'built' },
  offline: { path: '/offline/', by: 'built' },
} as const satisfies Record<
  string,
  { path: string; by: 'built' | 'shell' | 'worker'; isFilled?: true }
>;

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
type Answerer =
  | { by: 'api' }
  | { by: 'worker' }
  | { by: 'shell'; built: string; isFilled: boolean }
  | { by: 'built' };

const patterns = (
  Object.entries(pages) as [PageName, { path: string; by: string; isFilled?: true }][]
).map(([name, { path, by, isFilled = false }]) => ({
  by,
  isFilled,
  built: pageUrl(name, shellParameter),
  shape: new RegExp(`^${path.replace(/:[a-z]+/, '[^/]+').replace(/\/$/, '/?')}$`),
}));

/** Looks a path up in the table; what it does not name is a file of the site. */
export function answererOf(path: string): Answerer {
  if (path === '/api' || path.startsWith('/api/')) return { by: 'api' };
  const found = patterns.find(({ by, shape }) => by !== 'built' && shape.test(path));
  if (!found) return { by: 'built' };
  const { by, built, isFilled } = found;
  return by === 'shell' ? { by, built, isFilled } : { by: 'worker' };
}

const session = /(?:^|;\s*)(?:__Host-)?session=[^;\s]/;

/** Whether the API, and not the built file alone, answers a reader of this page who sends these cookies. */
export const isFilledFor = (answerer: Answerer, cookies: string | null | undefined): boolean =>
  answerer.by === 'shell' && answerer.isFilled && session.test(cookies ?? '');
