/** A piece of a structured value: a quoted string without its quotes, or what stands between such. */
export type Piece = { text: string; isQuoted: boolean };

/**
 * Takes a structured header value apart in one pass and drops its comments (RFC 5322, 3.2). What is
 * left open ends with the value.
 */
export function readStructured(value: string): Piece[] {
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
    } else if (!isEscape && !isQuoted && char === '(') {
      if (depth++ === 0) text += ' ';
    } else if (!isEscape && !isQuoted && char === ')' && depth > 0) depth--;
    else if (depth === 0) text += char;
  }
  end();
  return pieces;
}

/** The same as one text, in which `quoted` stands for each quoted string. */
export const outsideQuotes = (value: string, quoted = ' '): string =>
  readStructured(value)
    .map(({ text, isQuoted }) => (isQuoted ? quoted : text))
    .join('');

/** The first parameter of this name, as `boundary` of a content type; undefined where there is none. */
export function parameterOf(value: string, name: string): string | undefined {
  const pieces = readStructured(value);
  for (const [index, { text, isQuoted }] of pieces.entries()) {
    if (isQuoted) continue;
    for (const parameter of text.split(';').slice(index === 0 ? 1 : 0)) {
      const equals = parameter.indexOf('=');
      if (equals < 0 || parameter.slice(0, equals).trim().toLowerCase() !== name) continue;
      const token = parameter.slice(equals + 1).trim();
      const next = pieces[index + 1];
      const isLast = text.endsWith(parameter);
      return token === '' && isLast && next?.isQuoted ? next.text : token;
    }
  }
  return undefined;
}
