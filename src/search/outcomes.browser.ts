import type { OutcomeEvents } from './outcome-events.ts';

// How searches end: a result was opened, or none, and a request followed. Loaded only where the organisation counts
// that; each page sends one small report at most. It imports nothing, so that other scripts keep their files.

type Ended = { query: string; opened?: string };

const storageKey = 'pasokh-last-search';
const minLength = 3;
/** A request that is filed later has to do with something else. */
const followsWithinMs = 60 * 60_000;
const results = 'a.found-option, .found a';
const searchPage = '/search/';

/** The question of the page of results, which a script may draw anew. */
const ofPage = () =>
  location.pathname === searchPage && document.querySelector(results)
    ? new URLSearchParams(location.search).get('q')
    : null;

/** The question whose results are shown, none of which was opened yet; undefined until the box shows any. */
let shown: string | null | undefined;
let isReported = false;

function report(ended: Ended & { asked?: true }) {
  if (isReported || ended.query.trim().length < minLength) return;
  isReported = true;
  void fetch('/api/search/outcomes', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ended),
  }).catch(() => {});
}

/** `shown`, or what the page itself was opened with. */
const current = () => (shown === undefined ? ofPage() : shown);

function end(ended: Ended) {
  shown = null;
  report(ended);
  writeLast({ ...ended, at: Date.now() });
}

/** The last search of this tab, for the request that may follow it; storage may be closed. */
function writeLast(last: (Ended & { at: number }) | null) {
  try {
    if (last) sessionStorage.setItem(storageKey, JSON.stringify(last));
    else sessionStorage.removeItem(storageKey);
  } catch {}
}

function readLast(): Ended | null {
  try {
    const { query, opened, at } = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') ?? {};
    if (typeof query !== 'string' || !(Date.now() - at < followsWithinMs)) return null;
    return { query, ...(typeof opened === 'string' && { opened }) };
  } catch {
    return null;
  }
}

const listen = <Name extends keyof OutcomeEvents>(
  name: Name,
  act: (detail: OutcomeEvents[Name]) => void,
) =>
  document.addEventListener(name, (event) => {
    if (event instanceof CustomEvent) act(event.detail);
  });

listen('pasokh-results', (query) => {
  shown = query;
});
listen('pasokh-filed', () => {
  const last = readLast();
  if (last) report({ ...last, asked: true });
  writeLast(null);
});

function onClick({ target }: Event) {
  const link = target instanceof Element ? target.closest('a') : null;
  const query = current();
  if (!link || query === null) return;
  // The page of results goes on with the same search.
  if (link.pathname === searchPage) shown = null;
  else if (link.matches(results)) end({ query, opened: link.pathname });
}
document.addEventListener('click', onClick);
document.addEventListener('auxclick', onClick);
document.addEventListener('submit', ({ target }) => {
  if (target instanceof Element && target.closest('pasokh-search')) shown = null;
});
addEventListener('pagehide', () => {
  const query = current();
  if (query !== null) end({ query });
});
