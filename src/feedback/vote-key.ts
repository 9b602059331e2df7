/** Where a browser stores the vote on an article. */
export const voteKeyOf = (article: string) => `pasokh-helpful:${article}`;
