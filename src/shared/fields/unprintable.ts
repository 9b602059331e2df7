/**
 * Control characters and halves of letters, which XML and so the feed cannot hold, and marks that turn the order of
 * all that follows on a line.
 */
const unprintable = /[^\P{Cc}\t]|[\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff\u202a-\u202e]/u;

/** Whether one line of text holds characters that no page can print. */
export const holdsUnprintable = (line: string): boolean => unprintable.test(line);
