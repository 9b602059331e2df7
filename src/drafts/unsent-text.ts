/** What was typed behind a text while it was being sent; all of it where the text itself was changed. */
export const unsentText = (typed: string, sent: string): string =>
  typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : typed;
