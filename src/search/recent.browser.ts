const place = 'pasokh-searches';
const most = 5;

/** What was searched in this browser, newest first. It is told to nobody. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string) {
  const typed = text.trim();
  if (typed.length < 2) return;
  keep([typed, ...recentSearches().filter((one) => one !== typed)].slice(0, most));
}

export const forgetSearches = () => keep([]);

function keep(searches: string[]) {
  try {
    if (searches.length > 0) localStorage.setItem(place, JSON.stringify(searches));
    else localStorage.removeItem(place);
  } catch {
    // Storage is closed in some private windows; then nothing is remembered.
  }
}
