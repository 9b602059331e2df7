/**
 * A text of `format=flowed` (RFC 3676) with its paragraphs in one line each: a line that ends with a space goes on in
 * the next. `deletesSpace` is `delsp=yes`: that space was put there to break the line.
 */
export function unflow(text: string, deletesSpace: boolean): string {
  const pieces: string[] = [];
  let goesOn = true;
  for (const line of text.split(/\r?\n/)) {
    const own = line.startsWith(' ') ? line.slice(1) : line;
    if (!goesOn) pieces.push('\n');
    goesOn = own.endsWith(' ') && own !== '-- ';
    pieces.push(goesOn && deletesSpace ? own.slice(0, -1) : own);
  }
  return pieces.join('');
}
