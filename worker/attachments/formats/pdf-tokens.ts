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

const white = '\0\t\n\f\r ';
const delimiters = '()<>[]{}/%';
const isWhite = 1;
const isDelimiter = 2;
/** Letters are distinguished by their codes: a pattern that is asked for each token takes ten times as long (R92). */
const kindOfCode = new Uint8Array(256);
for (const letter of white) kindOfCode[letter.charCodeAt(0)] = isWhite;
for (const letter of delimiters) kindOfCode[letter.charCodeAt(0)] = isDelimiter;

const [lineFeed, carriageReturn, bracket, closing, backslash] = [10, 13, 40, 41, 92];
const [slash, percent, less, greater] = [47, 37, 60, 62];

/** What regular letters from `at` on end; above 255 are those that windows-1252 has instead of control codes. */
function endOfRegular(text: string, from: number): number {
  let at = from;
  while (at < text.length && !kindOfCode[text.charCodeAt(at)]) at += 1;
  return at;
}

function endOfWhite(text: string, from: number): number {
  let at = from;
  while (kindOfCode[text.charCodeAt(at)] === isWhite) at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) break;
  }
  return at;
}

/** Behind the bracket that closes the string at `from`; -1 where none does. */
function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === bracket) depth += 1;
    else if (code === closing) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** Longer than any name that is looked at, with all its letters as `#4A`. */
const longestEscaped = 48;

/** `name` with each `#4A` as the letter it stands for; what is too long is left as it is. */
function unescaped(name: string): string {
  if (name.length > longestEscaped || !name.includes('#')) return name;
  let plain = '';
  for (let at = 0; at < name.length; at++) {
    const [high = -1, low = -1] = [hexDigit(name, at + 1), hexDigit(name, at + 2)];
    const isEscape = name[at] === '#' && high >= 0 && low >= 0;
    plain += isEscape ? String.fromCharCode(16 * high + low) : name[at];
    if (isEscape) at += 2;
  }
  return plain;
}

const hexDigit = (text: string, at: number) =>
  at < text.length ? '0123456789abcdef'.indexOf((text[at] ?? '').toLowerCase()) : -1;

/**
 * The token after the white space at `at`; null at the end of `text` (one character per byte), and
 * `unclosed` where a string has no end.
 */
export function nextToken(text: string, from: number): PdfToken | null | 'unclosed' {
  const at = endOfWhite(text, from);
  if (at >= text.length) return null;
  const first = text.charCodeAt(at);
  if (first === slash) {
    const end = endOfRegular(text, at + 1);
    return { kind: 'name', text: unescaped(text.slice(at + 1, end)), at, end };
  }
  if (first === percent) return { kind: 'hidden', text: '', at, end: endOfLine(text, at) };
  if ((first === less || first === greater) && text.charCodeAt(at + 1) === first)
    return { kind: 'mark', text: first === less ? '<<' : '>>', at, end: at + 2 };
  if (first === bracket || first === less) {
    const end = first === bracket ? endOfString(text, at) : text.indexOf('>', at) + 1;
    return end > at ? { kind: 'hidden', text: '', at, end } : 'unclosed';
  }
  const end = endOfRegular(text, at);
  if (end > at) return { kind: 'word', text: text.slice(at, end), at, end };
  return { kind: 'mark', text: text.charAt(at), at, end: at + 1 };
}
