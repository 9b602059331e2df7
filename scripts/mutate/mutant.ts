import type { Node, SourceFile } from 'typescript';

/** A place in a file: offsets, from the first character to behind the last. */
export type Span = { start: number; end: number };

/** One thing taken out of one file. */
export type Mutant = {
  /** From the root of the project, with forward slashes. */
  file: string;
  /** Of the first character taken out, counted from 1. */
  line: number;
  /**
   * `guard`: the guards of an expression always hold. `constraint`: a statement that must violate no
   * constraint stands without its refusal. `condition`: one conjunct of a write is left out.
   */
  kind: 'guard' | 'constraint' | 'condition';
  /** The text taken out, on one line. */
  removed: string;
  /** What the edit replaces. */
  span: Span;
  replacement: string;
  /** The expression that is evaluated where the mutant can make a difference. */
  probe: Span;
};

/** The text of a file with this thing taken out; its lines keep their numbers. */
export function mutate(text: string, { kind, span, replacement }: Mutant, helper: string): string {
  const edited = text.slice(0, span.start) + replacement + text.slice(span.end);
  return kind === 'guard' ? `import { ${withoutGuardsName} } from '${helper}'; ${edited}` : edited;
}

/** What the edit of a guard calls; `helper` above exports it. */
export const withoutGuardsName = 'withoutGuards';

export const spanOf = (file: SourceFile, node: Node): Span => ({
  start: node.getStart(file),
  end: node.end,
});

/** The line of an offset, counted from 1. */
export const lineOf = (file: SourceFile, offset: number): number =>
  file.getLineAndCharacterOfPosition(offset).line + 1;

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
