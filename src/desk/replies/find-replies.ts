import type { SavedReply } from '#shared/contract/desk/replies.ts';
import { foldText } from '#shared/persian/letters.ts';

/**
 * The replies whose title and text have all the words, in any order and from the beginning of a word: first those whose
 * title has them, then as they were ordered.
 */
export function findReplies(replies: readonly SavedReply[], typed: string): SavedReply[] {
  const words = foldText(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [...replies];
  const has = (text: string) => words.every((word) => ` ${text}`.includes(` ${word}`));
  const folded = replies.map((reply) => ({
    reply,
    title: foldText(reply.title),
    text: foldText(reply.text),
  }));
  const byTitle = folded.filter(({ title }) => has(title));
  const byText = folded.filter(({ title, text }) => !has(title) && has(`${title} ${text}`));
  return [...byTitle, ...byText].map(({ reply }) => reply);
}
