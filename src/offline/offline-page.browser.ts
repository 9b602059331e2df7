import { pages } from '#shared/contract/pages.ts';
import * as texts from './texts/offline-page.ts';

// The worker shows this page in the place of another that cannot be reached. A search is answered here, and the
// other page is loaded once the network is back, unless something is being typed.
const searched =
  location.pathname === pages.search.path && new URLSearchParams(location.search).get('q');
const input = document.querySelector<HTMLInputElement>('main input[name="q"]');
if (searched && input) {
  input.value = searched;
  void import('../search/offline-results.browser.tsx')
    .then(({ showResults }) => showResults())
    .catch(() => false)
    .then((isShown) => isShown || input.focus());
}

const carried = input?.value ?? '';
const firstWaitMs = 500;
/** Where loading anew has led here again. */
const nextWaitMs = 3_000;
const longestWaitMs = 30_000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The network is said to be back before it is: the site itself is asked, ever more rarely. */
async function openOnceReachable(waitMs = firstWaitMs) {
  clearTimeout(timer);
  const isReached = await fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isReached) return openAsked();
  if (navigator.onLine)
    timer = setTimeout(() => void openOnceReachable(Math.min(waitMs * 2, longestWaitMs)), waitMs);
}

function openAsked() {
  if ((input?.value ?? '') === carried) return location.reload();
  const [title, lead] = document.querySelectorAll('main h1, main .lead');
  if (title) title.textContent = texts.backOnline;
  if (lead) lead.textContent = texts.loadAgain;
}

if (location.pathname !== pages.offline.path) {
  addEventListener('online', () => void openOnceReachable());
  const [loading] = performance.getEntriesByType('navigation');
  const isAgain = loading instanceof PerformanceNavigationTiming && loading.type === 'reload';
  const waitMs = isAgain ? nextWaitMs : firstWaitMs;
  if (navigator.onLine) timer = setTimeout(() => void openOnceReachable(), waitMs);
}
