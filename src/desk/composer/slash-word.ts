/** What is typed behind a slash that begins a word, up to the cursor. `start` is where the slash is. */
export type SlashWord = { start: number; typed: string };

/** As much may be typed to find something. */
const longest = 40;

/** The slash word that the cursor is in; null where it is in none. */
export function slashWordAt(text: string, cursor: number): SlashWord | null {
  const from = Math.max(0, cursor - longest - 2);
  const before = text.slice(from, cursor);
  const at = before.lastIndexOf('/');
  if (at < 0 || (from + at > 0 && !/\s/.test(text[from + at - 1] ?? ''))) return null;
  const typed = before.slice(at + 1);
  if (typed.length > longest || typed.includes('\n') || /^\s/.test(typed)) return null;
  return { start: from + at, typed };
}
