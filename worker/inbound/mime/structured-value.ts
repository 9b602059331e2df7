/** A piece of a structured value: a quoted string without its quotes, or what stands between such. */
export type Piece = { text: string; isQuoted: boolean };

type Reading = { keepsParentheses?: boolean };

/**
 * Takes a structured header value apart in one pass and drops its comments (RFC 5322, 3.2). What is
 * left open ends with the value. `keepsParentheses` keeps those inside an unquoted value, which are a comment by the
 * letter and not to those who send it: `filename=Invoice(1).pdf`.
 */
export function readStructured(value: string, { keepsParentheses = false }: Reading = {}): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let depth = 0;
  let isQuoted = false;
  const end = () => {
    if (text !== '' || isQuoted) pieces.push({ text, isQuoted });
    text = '';
  };
  for (let at = 0; at < value.length; at++) {
    let char = value[at] ?? '';
    const isEscape = char === '\\' && (isQuoted || depth > 0);
    if (isEscape) char = value[++at] ?? '';
    if (!isEscape && char === '"' && depth === 0) {
      end();
      isQuoted = !isQuoted;
    } else if (
      !isEscape &&
      !isQuoted &&
      char === '(' &&
      !(keepsParentheses && isInWord(value, at))
    ) {
      if (depth++ === 0) text += ' ';
    } else if (!isEscape && !isQuoted && char === ')' && depth > 0) depth--;
    else if (depth === 0) text += char;
  }
  end();
  return pieces;
}

/** Whether a sign before it is part of a word. */
const isInWord = (value: string, at: number) => /[^\s;="]/.test(value[at - 1] ?? ' ');

/** The same as one text, in which `quoted` stands for each quoted string. */
export const outsideQuotes = (value: string, quoted = ' '): string =>
  readStructured(value)
    .map(({ text, isQuoted }) => (isQuoted ? quoted : text))
    .join('');

/** The first parameter of this name, as `boundary` of a content type; undefined where there is none. */
export const parameterOf = (value: string, name: string, options?: Reading): string | undefined =>
  parametersIn(readStructured(value, options)).get(name);

/** All parameters of a value in pieces by their lower-case names; the first of each name counts. */
export function parametersIn(pieces: readonly Piece[]): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [index, { text, isQuoted }] of pieces.entries()) {
    if (isQuoted) continue;
    const all = text.split(';');
    for (const [place, parameter] of all.entries()) {
      const equals = parameter.indexOf('=');
      const name = parameter.slice(0, equals).trim().toLowerCase();
      if ((index === 0 && place === 0) || equals < 0 || parameters.has(name)) continue;
      const token = parameter.slice(equals + 1).trim();
      const next = pieces[index + 1];
      const isBeforeQuote = place === all.length - 1 && next?.isQuoted;
      parameters.set(name, token === '' && isBeforeQuote ? next.text : token);
    }
  }
  return parameters;
}
