export type Token = {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'mark';
  text: string;
  start: number;
};

const pattern = new RegExp(
  [
    String.raw`(?<gap>\s+|--[^\n]*(?:\n|$)|/\*[\s\S]*?(?:\*/|$))`,
    "(?<string>[xX]?'(?:[^']|'')*'?)",
    String.raw`(?<quoted>"(?:[^"]|"")*"?|\`(?:[^\`]|\`\`)*\`?|\[[^\]]*\]?)`,
    String.raw`(?<parameter>\?\d*|[:@$#][\w\u0080-\uffff$]+)`,
    String.raw`(?<word>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<number>\d[\w.]*)`,
    String.raw`(?<mark>[\s\S])`,
  ].join('|'),
  'gy',
);

/** The tokens of an SQL text in their order, without blanks and comments. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(pattern)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    if (kind && kind !== 'gap')
      tokens.push({ kind: kind as Token['kind'], text: match[0], start: match.index });
  }
  return tokens;
}
