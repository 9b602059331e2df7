/**
 * One token of PDF syntax (ISO 32000-2, 7.2) at `at`, up to `end`. `text` is a name without its slash and
 * with its escapes undone where it is short, a word, or a mark such as `<<`. Strings and comments are
 * `hidden`: what is in them means nothing to who reads from the start.
 */
export type PdfToken = {
  kind: 'name' | 'word' | 'mark' | 'hidden';
  text: string;
  at: number;
  end: number;
};

const white = '\\0\\t\\n\\f\\r ';
const space = new RegExp(`[${white}]*`, 'y');
const regular = new RegExp(`[^${white}()<>[\\]{}/%]*`, 'y');
const comment = /%[^\r\n]*/y;
const inString = /[()\\]/g;

/** Where what `pattern` takes from `at` on ends; `at` where it takes nothing. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Behind the bracket that closes a string; -1 where none does. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  inString.lastIndex = from;
  for (let found = inString.exec(text); found; found = inString.exec(text)) {
    if (found[0] === '\\') inString.lastIndex += 1;
    else depth += found[0] === '(' ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return -1;
}

/** Longer than any name that is looked at, with all its letters as `#4A`. */
const longestEscaped = 96;

const unescaped = (name: string) =>
  name.length <= longestEscaped && name.includes('#')
    ? name.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : name;

/**
 * The token after the white space at `at`; null at the end of `text` (one character per byte), and
 * `unclosed` where a string has no end.
 */
export function nextToken(text: string, from: number): PdfToken | null | 'unclosed' {
  const at = endOf(space, text, from);
  const first = text[at];
  if (first === undefined) return null;
  if (first === '/') {
    const end = endOf(regular, text, at + 1);
    return { kind: 'name', text: unescaped(text.slice(at + 1, end)), at, end };
  }
  if (first === '%') return { kind: 'hidden', text: '', at, end: endOf(comment, text, at) };
  const isDouble = (first === '<' || first === '>') && text[at + 1] === first;
  if (isDouble) return { kind: 'mark', text: first + first, at, end: at + 2 };
  if (first === '(' || first === '<') {
    const end = first === '(' ? endOfString(text, at) : text.indexOf('>', at) + 1;
    return end > at ? { kind: 'hidden', text: '', at, end } : 'unclosed';
  }
  const end = endOf(regular, text, at);
  if (end > at) return { kind: 'word', text: text.slice(at, end), at, end };
  return { kind: 'mark', text: first, at, end: at + 1 };
}
