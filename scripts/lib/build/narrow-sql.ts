import { parseAst } from 'vite';

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodesOf(child);
}

/** esbuild gives each file's `sql` a name of its own. */
const isSql = ({ type, tag }: Node) =>
  type === 'TaggedTemplateExpression' &&
  isNode(tag) &&
  tag.type === 'Identifier' &&
  /^sql\d*$/.test(String(tag.name));

/** A text or name in SQL, also one that the template does not close: its end is text of another template. */
const quoted = /'[^']*'?|"[^"]*"?|\[[^\]]*\]?/g;

/** @throws Error where a line ends inside a text or name, which it is a part of. */
function requireWholeLines(texts: readonly string[]) {
  // No value stands within quotes: as a letter it leaves them as they are.
  for (const [text] of texts.join('x').matchAll(quoted))
    if (text.includes('\n')) throw new Error(`A line ends within quotes in SQL: ${text}`);
}

/**
 * The same script with each SQL statement in one line: what indents them would be sent, kept and parsed for nothing.
 * @throws Error where a statement has a comment, which a line would not end any more, or a line that ends within quotes.
 */
export function narrowSql(script: string): string {
  let narrow = '';
  let at = 0;
  const statements = [...nodesOf(parseAst(script) as unknown as Node)]
    .filter(isSql)
    .map(({ quasi }) => (quasi as { quasis: Node[] }).quasis);
  for (const pieces of statements)
    requireWholeLines(pieces.map(({ start, end }) => script.slice(start, end)));
  const texts = statements.flat().sort((one, other) => one.start - other.start);
  for (const { start, end } of texts) {
    const text = script.slice(start, end);
    if (text.includes('--')) throw new Error(`A comment in SQL: ${text}`);
    narrow += script.slice(at, start) + text.replace(/\n\s*/g, ' ');
    at = end;
  }
  return narrow + script.slice(at);
}
