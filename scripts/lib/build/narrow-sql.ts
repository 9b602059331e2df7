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

/**
 * The same script with each SQL statement in one line: what indents them would be sent, kept and parsed for nothing.
 * @throws Error where a statement has a comment, which a line would not end any more.
 */
export function narrowSql(script: string): string {
  let narrow = '';
  let at = 0;
  const texts = [...nodesOf(parseAst(script) as unknown as Node)]
    .filter(isSql)
    .flatMap(({ quasi }) => (quasi as { quasis: Node[] }).quasis)
    .sort((one, other) => one.start - other.start);
  for (const { start, end } of texts) {
    const text = script.slice(start, end);
    if (text.includes('--')) throw new Error(`A comment in SQL: ${text}`);
    narrow += script.slice(at, start) + text.replace(/\n\s*/g, ' ');
    at = end;
  }
  return narrow + script.slice(at);
}
