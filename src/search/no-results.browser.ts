const reported = new Set<string>();
const minLength = 3;

/**
 * Reports a search without a sure answer to the API, each text once a page, where the organisation
 * counts them. A report that does not arrive is dropped.
 */
export function reportNoResults(text: string) {
  const query = text.trim();
  const isCounted = document.querySelector('pasokh-search[data-misses]') !== null;
  if (!isCounted || query.length < minLength || reported.has(query)) return;
  reported.add(query);
  void fetch('/api/search/misses', {
    method: 'POST',
    keepalive: true,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  }).catch(() => {});
}
