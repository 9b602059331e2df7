/**
 * The one table of addresses. It drives the Node server, `run_worker_first` on the edge and the
 * development server, and names the folders that a category may not take.
 *
 * - `built`: a static file of the site.
 * - `shell`: one built file served for every address of the pattern; its content comes by API.
 * - `worker`: a document that the API renders (into a built shell).
 *
 * Into a built page that is `filledFor` the bearer of a cookie the API puts what that one may read without scripts: of
 * the session, or of a request that was sent from this browser and waits for its proof.
 */
export const pages = {
  home: { path: '/', by: 'built' },
  search: { path: '/search/', by: 'worker' },
  feedback: { path: '/feedback/', by: 'worker' },
  contact: { path: '/contact/', by: 'built' },
  contactType: { path: '/contact/:type/', by: 'built', filledFor: 'waiting' },
  signIn: { path: '/sign-in/', by: 'built' },
  confirm: { path: '/confirm/', by: 'worker' },
  requests: { path: '/requests/', by: 'shell', filledFor: 'session' },
  request: { path: '/requests/:code/', by: 'shell', filledFor: 'session' },
  verify: { path: '/verify/', by: 'built' },
  verifiedWords: { path: '/verify/:code/', by: 'shell' },
  desk: { path: '/desk/', by: 'built' },
  deskTicket: { path: '/desk/:code/', by: 'shell' },
  privacy: { path: '/privacy/', by: 'built' },
  offline: { path: '/offline/', by: 'built' },
} as const satisfies Record<
  string,
  { path: string; by: 'built' | 'shell' | 'worker'; filledFor?: FilledFor }
>;

type FilledFor = 'session' | 'waiting';

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
  'og',
  'index',
]);

/** Stands for the parameter in the address of a shell's one built file: `/requests/shell/`. */
const shellParameter = 'shell';

/** Who answers a path. A shell names the address of the built file that stands for it. */
type Answerer =
  | { by: 'api' }
  | { by: 'worker' }
  | { by: 'shell'; built: string; filledFor?: FilledFor | undefined }
  | { by: 'built'; filledFor?: FilledFor | undefined };

const patterns = (
  Object.entries(pages) as [PageName, { path: string; by: string; filledFor?: FilledFor }][]
).map(([name, { path, by, filledFor }]) => ({
  by,
  filledFor,
  built: pageUrl(name, shellParameter),
  shape: new RegExp(`^${path.replace(/:[a-z]+/, '[^/]+').replace(/\/$/, '/?')}$`),
}));

/** Looks a path up in the table; what it does not name is a file of the site. */
export function answererOf(path: string): Answerer {
  if (path === '/api' || path.startsWith('/api/')) return { by: 'api' };
  const found = patterns.find(
    ({ by, filledFor, shape }) => (by !== 'built' || filledFor) && shape.test(path),
  );
  if (!found) return { by: 'built' };
  const { by, built, filledFor } = found;
  if (by === 'built') return { by, filledFor };
  return by === 'shell' ? { by, built, filledFor } : { by: 'worker' };
}

const cookies: Readonly<Record<FilledFor, RegExp>> = {
  session: /(?:^|;\s*)(?:__Host-)?session=[^;\s]/,
  waiting: /(?:^|;\s*)(?:__Host-)?proof-file_ticket/,
};

/** Whether the API, and not the built file alone, answers a reader of this page who sends these cookies. */
export const isFilledFor = (answerer: Answerer, sent: string | null | undefined): boolean =>
  'filledFor' in answerer &&
  answerer.filledFor !== undefined &&
  cookies[answerer.filledFor].test(sent ?? '');
