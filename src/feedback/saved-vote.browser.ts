/** Whether an article helped. */
export type Verdict = 'yes' | 'no';

/** The verdict on an article that was given in this browser, and a comment that is not sent yet. */
export type SavedVote = { verdict: Verdict; draft?: string };

const keyOf = (article: string) => `pasokh-helpful:${article}`;

/** The vote on an article; null where there is none or it cannot be read. */
export function readVote(article: string): SavedVote | null {
  try {
    const stored: SavedVote | null = JSON.parse(localStorage.getItem(keyOf(article)) ?? 'null');
    return stored?.verdict === 'yes' || stored?.verdict === 'no' ? stored : null;
  } catch {
    return null;
  }
}

/** Stores the vote; some private windows have no storage, and it is forgotten there. */
export function saveVote(article: string, vote: SavedVote) {
  try {
    localStorage.setItem(keyOf(article), JSON.stringify(vote));
  } catch {
    // Some private windows have no storage: nothing is remembered there.
  }
}
