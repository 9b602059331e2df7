export type Verdict = 'yes' | 'no';

/** What was said of an article in this browser, and a comment that is not sent yet. */
export type Said = { verdict: Verdict; draft?: string };

const placeOf = (article: string) => `pasokh-helpful:${article}`;

export function readSaid(article: string): Said | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(article)) ?? 'null') as Said | null;
    return kept?.verdict === 'yes' || kept?.verdict === 'no' ? kept : null;
  } catch {
    return null;
  }
}

export function keepSaid(article: string, said: Said) {
  try {
    localStorage.setItem(placeOf(article), JSON.stringify(said));
  } catch {
    // Storage is closed in some private windows; then nothing is remembered.
  }
}
