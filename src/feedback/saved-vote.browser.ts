import { isRecord, readStored, writeStored } from '../drafts/storage.browser.ts';
import { voteKeyOf } from './vote-key.ts';

/** Whether an article helped. */
export type Verdict = 'yes' | 'no';

/** The verdict on an article that was given in this browser, and a comment that is not sent yet. */
type SavedVote = { verdict: Verdict; draft?: string };

/** The vote on an article; null where there is none. */
export const readVote = (article: string): SavedVote | null =>
  readStored(voteKeyOf(article), parseVote);

/** Stores the vote, so that the page shows it again. */
export const saveVote = (article: string, vote: SavedVote) => writeStored(voteKeyOf(article), vote);

function parseVote(stored: unknown): SavedVote | null {
  if (!isRecord(stored)) return null;
  const { verdict, draft } = stored;
  if (verdict !== 'yes' && verdict !== 'no') return null;
  return { verdict, ...(typeof draft === 'string' && { draft }) };
}
