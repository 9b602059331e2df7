const told = new Set<string>();
const shortest = 3;

/** Says that a search found nothing, once a page; lost without a word where no answer comes. */
export function tellOfVainSearch(text: string) {
  const query = text.trim();
  const counts = document.querySelector('pasokh-search[data-misses]') !== null;
  if (!counts || query.length < shortest || told.has(query)) return;
  told.add(query);
  void fetch('/api/search/misses', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  }).catch(() => {});
}
