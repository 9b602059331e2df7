/** Widths of texts in some unit, the same for all of them. */
export type MeasureText = (text: string) => number;

const ellipsis = '…';

/**
 * Sets a text in as few lines as it needs, none wider than `mostWidth`, all of about one width. Lines end
 * at spaces, yet not between words that belong together; a word alone that is wider is cut. After `mostLines` the text ends with an ellipsis.
 * `isWhole` is false where something was left out.
 */
export function wrapLines(
  text: string,
  measure: MeasureText,
  { mostWidth, mostLines }: { mostWidth: number; mostLines: number },
): { lines: string[]; isWhole: boolean } {
  const words = glue(text.split(/[ \n\t]+/).filter(Boolean));
  const fits = (line: string, width: number) => measure(line) <= width;
  const full = fill(words, (line) => fits(line, mostWidth));
  if (full.length > mostLines)
    return { lines: cut(full, mostLines, fits, mostWidth), isWhole: false };
  const tooWide = full.some((line) => !fits(line, mostWidth));
  if (tooWide)
    return {
      lines: full.map((line) => (fits(line, mostWidth) ? line : shorten(line, fits, mostWidth))),
      isWhole: false,
    };
  return { lines: balance(words, full.length, measure, mostWidth), isWhole: true };
}

/** Words that belong to what follows: a line does not end with them. */
const leading = new Set('و یا به از در با بر تا که چه هر این آن برای ولی اگر'.split(' '));

/** The word that belongs to what stands before it: no line begins with it. */
const trailing = 'را';

const glue = (words: readonly string[]) =>
  words.reduce<string[]>((glued, word) => {
    const last = glued.at(-1);
    const isJoined = word === trailing || leading.has(last?.split(' ').at(-1) ?? '');
    if (last !== undefined && isJoined) glued[glued.length - 1] = `${last} ${word}`;
    else glued.push(word);
    return glued;
  }, []);

/** Puts as many words on each line as it takes. */
function fill(words: readonly string[], takes: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && takes(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The narrowest lines that are still `count`: what one line has too much is shared by all. */
function balance(
  words: readonly string[],
  count: number,
  measure: MeasureText,
  mostWidth: number,
): string[] {
  let [low, high] = [mostWidth / 4, mostWidth];
  const setIn = (width: number) => fill(words, (line) => measure(line) <= width);
  const holds = (lines: readonly string[], width: number) =>
    lines.length <= count && lines.every((line) => measure(line) <= width);
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2;
    if (holds(setIn(middle), middle)) high = middle;
    else low = middle;
  }
  return setIn(high);
}

type Fits = (line: string, width: number) => boolean;

function cut(full: readonly string[], mostLines: number, fits: Fits, mostWidth: number): string[] {
  const lines = full.slice(0, mostLines);
  const words = lines.at(-1)!.split(' ');
  // Signs before an ellipsis look like a fault.
  const ended = () => `${words.join(' ').replace(/(?<![،؛:.!؟«(])[،؛:.!؟«(]+$/, '')}${ellipsis}`;
  while (words.length > 1 && !fits(ended(), mostWidth)) words.pop();
  lines[mostLines - 1] = fits(ended(), mostWidth) ? ended() : shorten(words[0]!, fits, mostWidth);
  return lines.map((line) => (fits(line, mostWidth) ? line : shorten(line, fits, mostWidth)));
}

/** The beginning of one long word. */
function shorten(word: string, fits: Fits, mostWidth: number): string {
  const letters = [...word];
  while (letters.length > 1 && !fits(letters.join('') + ellipsis, mostWidth)) letters.pop();
  return letters.join('') + ellipsis;
}
