import type { Span } from './mutant.ts';

/**
 * The conjuncts of a piece of SQL, as offsets in it: of each WHERE and ON, and of the whole where it
 * is a condition and no statement. A condition of one conjunct is left whole unless a clause begins
 * it: it is left out where it is used. Knows no BETWEEN and no comments.
 * @param placeholders Offsets of what is no SQL (`${…}` of a template), in their order.
 */
export function conjunctsOf(text: string, placeholders: readonly Span[] = []): Span[] {
  const tokens = tokenise(text, placeholders);
  const found: Span[] = [];
  readGroup(tokens, isStatement(tokens) ? null : [], found);
  return found.filter(({ start, end }) => !/^[01]$/.test(text.slice(start, end)));
}

type Token = Span & { word: string };

const isStatement = ([first]: readonly Token[]) =>
  /^(?:SELECT|INSERT|UPDATE|DELETE|WITH)$/.test(first?.word ?? '');

function tokenise(text: string, placeholders: readonly Span[]): Token[] {
  const words = /\s+|'(?:[^']|'')*'|"[^"]*"|[\w.]+|[^\s\w]/gy;
  const tokens: Token[] = [];
  let at = 0;
  for (const hole of [...placeholders, { start: text.length, end: text.length }]) {
    for (const { 0: word, index } of text.slice(at, hole.start).matchAll(words))
      if (word.trim()) tokens.push({ word, start: at + index, end: at + index + word.length });
    if (hole.end > hole.start) tokens.push({ word: '?', ...hole });
    at = hole.end;
  }
  return tokens;
}

const beginsCondition = /^(?:WHERE|ON)$/;
const endsCondition =
  /^(?:WHERE|ON|ORDER|LIMIT|GROUP|RETURNING|UNION|SET|FROM|SELECT|AS|JOIN|LEFT|CROSS|DO|,)$/;
/** What a parenthesis stands behind where a condition is in it; a list, a call and a row have others. */
const beforeCondition = /^(?:WHERE|ON|AND|OR|NOT)$/;

/** The conjuncts of one condition so far: the last may still grow. */
type Condition = { operands: Token[][]; separators: string[]; isClause: boolean };

/**
 * Reads what stands between two parentheses, or the whole.
 * @param condition Empty where it begins as a condition, null where as a statement or values.
 */
function readGroup(tokens: readonly Token[], condition: [] | null, found: Span[]): void {
  let open: Condition | null = condition && { operands: [[]], separators: [], isClause: false };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const { word } = token;
    if (endsCondition.test(word)) {
      if (open) found.push(...spansOf(open));
      const begins = beginsCondition.test(word) && tokens[i + 1]?.word !== 'CONFLICT';
      open = begins ? { operands: [[]], separators: [], isClause: true } : null;
      continue;
    }
    if (open && (word === 'AND' || word === 'OR')) {
      open.separators.push(word);
      open.operands.push([]);
      continue;
    }
    const close = closingOf(tokens, i);
    if (word === '(') {
      const inner = tokens.slice(i + 1, close);
      const before = tokens[i - 1]?.word;
      const isCondition = open && (before === undefined || beforeCondition.test(before));
      readGroup(inner, isCondition && !isStatement(inner) ? [] : null, found);
    }
    open?.operands.at(-1)?.push(...tokens.slice(i, close + 1));
    i = close;
  }
  if (open) found.push(...spansOf(open));
}

/** Index of the token that closes the parenthesis or CASE at `from`; `from` itself for any other. */
function closingOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? '';
    if (/^(?:\(|CASE)$/.test(word)) depth += 1;
    if (/^(?:\)|END)$/.test(word)) depth -= 1;
    if (depth === 0) return i;
  }
  throw new Error('A parenthesis is not closed.');
}

function spansOf({ operands, separators, isClause }: Condition): Span[] {
  if (!separators.includes('AND')) return isClause ? spanOf(operands.flat()) : [];
  return operands.flatMap((operand, i) =>
    separators[i - 1] === 'AND' || separators[i] === 'AND' ? spanOf(operand) : [],
  );
}

function spanOf(tokens: readonly Token[]): Span[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}
