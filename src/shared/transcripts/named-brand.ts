import { wordsOf } from './differences.ts';

/** The words of a text in one line, as a copy's page and its data are compared. */
export const lineOf = (text: string): string => wordsOf(text).join(' ');

/** Whether a page names another organisation than `ours`. It is the one thing on it that is not signed. */
export const namesAnother = ({ brandName }: { brandName: string | null }, ours: string): boolean =>
  brandName !== null && brandName !== lineOf(ours);
