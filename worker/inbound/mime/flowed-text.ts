/**
 * A text of `format=flowed` (RFC 3676) with its paragraphs in one line each: a line that ends with a space goes on in
 * the next. `deletesSpace` is `delsp=yes`: that space was put there to break the line. Quoted lines stay as they are and
 * join none, for what follows them is the answer; a line that only begins with `>` keeps its space and is none of them.
 */
export function unflow(text: string, deletesSpace: boolean): string {
  const pieces: string[] = [];
  let goesOn = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const isAlone = line.startsWith('>') || line === '-- ';
    const isJoined = goesOn && !isAlone;
    if (at > 0 && !isJoined) pieces.push('\n');
    const isStuffed = line.startsWith(' ') && (isJoined || line[1] !== '>');
    const own: string = isStuffed ? line.slice(1) : line;
    goesOn = !isAlone && own.endsWith(' ');
    pieces.push(goesOn && deletesSpace ? own.slice(0, -1) : own);
  }
  return pieces.join('');
}
