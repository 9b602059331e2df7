import type { SavedReply } from '#shared/contract/desk/replies.ts';
import type { SearchResult } from '#shared/search/types.ts';

/** What the list beside the text offers: a saved reply, the link of an article, or the passage of it that matched. */
export type Option =
  | { kind: 'reply'; id: string; reply: SavedReply }
  | { kind: 'link' | 'passage'; id: string; article: SearchResult };

/** As many are shown of each kind: more would be scrolled past. */
const mostReplies = 30;
const mostArticles = 4;

/** What is offered, the replies first; an article that has a passage is there twice. */
export const optionsOf = (
  replies: readonly SavedReply[],
  articles: readonly SearchResult[],
): Option[] => [
  ...replies
    .slice(0, mostReplies)
    .map((reply): Option => ({ kind: 'reply', id: `desk-r-${reply.id}`, reply })),
  ...articles
    .slice(0, mostArticles)
    .flatMap((article, at): Option[] => [
      { kind: 'link', id: `desk-l-${at}`, article },
      ...(article.passage ? [{ kind: 'passage' as const, id: `desk-p-${at}`, article }] : []),
    ]),
];
