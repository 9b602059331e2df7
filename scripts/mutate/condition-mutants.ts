import ts from 'typescript';
import { lineOf, type Mutant, oneLine, type Span, spanOf } from './mutant.ts';
import { conjunctsOf } from './sql-conjuncts.ts';

/** Indexes are no writes. */
const indexes = /\/schema\.ts$/;

/** A node of a condition, and its mutants: the text of each conjunct, and what is in its place. */
type Found = { node: ts.Expression; conjuncts: { span: Span; replacement: string }[] };

/**
 * The conditions in what these files write: of UPDATE, DELETE and INSERT … SELECT, built by drizzle or
 * as text, with the conditions of other functions and files that they use or are given. Those of
 * guards are among them, for a guard is an INSERT that is given its condition.
 */
export function conditionMutants(
  files: ReadonlyMap<ts.SourceFile, string>,
  checker: ts.TypeChecker,
): Mutant[] {
  const seen = new Set<ts.Node>();
  const found: Found[] = [];
  const given: ts.ParameterDeclaration[] = [];

  /** Reads an expression that is part of a write, and what it names. */
  const read = (node: ts.Node): void => {
    if (seen.has(node) || isWrapper(node) || indexes.test(node.getSourceFile().fileName)) return;
    seen.add(node);
    if (ts.isTaggedTemplateExpression(node)) found.push(inTemplate(node));
    if (isCallOf(node, 'and')) found.push(inCallOfAnd(node));
    if (ts.isIdentifier(node)) {
      const declaration = declarationOf(node, checker);
      if (declaration && ts.isParameter(declaration)) given.push(declaration);
      else if (declaration && files.has(declaration.getSourceFile())) read(declaration);
    }
    ts.forEachChild(node, read);
  };

  /** Reads what is a write from its beginning. */
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && isWrite(node)) read(node);
    const condition = conditionOfWrite(node);
    if (condition) {
      if (!isCallOf(condition, 'and') && !hasConjuncts(condition)) found.push(whole(condition));
      read(condition);
    }
    ts.forEachChild(node, visit);
  };
  for (const [file, name] of files) if (!indexes.test(name)) visit(file);
  for (const call of callsIn(files.keys()))
    for (const parameter of given) {
      const i = parameter.parent.parameters.indexOf(parameter);
      const argument = call.arguments[i];
      if (argument && functionOf(call, checker) === parameter.parent) read(argument);
    }

  return found.flatMap(({ node, conjuncts }) => {
    const file = node.getSourceFile();
    return conjuncts.map(({ span, replacement }) => ({
      file: files.get(file) ?? file.fileName,
      line: lineOf(file, span.start),
      kind: 'condition' as const,
      removed: oneLine(file.text.slice(span.start, span.end)),
      span,
      replacement,
      probe: spanOf(file, node),
    }));
  });
}

function callsIn(files: Iterable<ts.SourceFile>): ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return calls;
}

/** What wraps a store function writes nothing by itself. */
const isWrapper = (node: ts.Node): boolean =>
  ts.isIdentifier(node) && (node.text === 'statement' || node.text === 'fragment');

/** The function that a call runs; of one that `statement` or `fragment` wraps, the wrapped one. */
function functionOf(call: ts.CallExpression, checker: ts.TypeChecker): ts.Node | undefined {
  const value = ts.isIdentifier(call.expression)
    ? declarationOf(call.expression, checker)
    : undefined;
  if (value && ts.isCallExpression(value) && isWrapper(value.expression)) return value.arguments[0];
  return checker.getResolvedSignature(call)?.declaration;
}

/** The argument of `.where(…)` behind `.update(…)` or `.delete(…)`. */
function conditionOfWrite(node: ts.Node): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !isMethod(node.expression, 'where')) return undefined;
  for (let chain: ts.Expression = node.expression; ; ) {
    if (isMethod(chain, 'update') || isMethod(chain, 'delete')) return node.arguments[0];
    if (!ts.isCallExpression(chain) && !ts.isPropertyAccessExpression(chain)) return undefined;
    chain = chain.expression;
  }
}

const whole = (node: ts.Expression): Found => ({
  node,
  conjuncts: [{ span: spanOf(node.getSourceFile(), node), replacement: 'undefined' }],
});

const inCallOfAnd = (node: ts.CallExpression): Found => ({
  node,
  conjuncts: node.arguments.flatMap((argument) => whole(argument).conjuncts),
});

const isMethod = (node: ts.Node, name: string): boolean =>
  ts.isPropertyAccessExpression(node) && node.name.text === name;

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

const isWrite = (node: ts.TaggedTemplateExpression): boolean =>
  /^.\s*(?:INSERT|UPDATE|DELETE)\b/.test(node.template.getText());

const hasConjuncts = (node: ts.Node): boolean =>
  ts.isTaggedTemplateExpression(node) && inTemplate(node).conjuncts.length > 0;

function inTemplate(node: ts.TaggedTemplateExpression): Found {
  const { template } = node;
  const file = node.getSourceFile();
  const start = template.getStart(file) + 1;
  const text = file.text.slice(start, template.end - 1);
  const holes = ts.isTemplateExpression(template)
    ? template.templateSpans.map(({ expression, literal }) => ({
        start: file.text.lastIndexOf('$', expression.getStart(file)) - start,
        end: literal.getStart(file) + 1 - start,
      }))
    : [];
  return {
    node,
    conjuncts: conjunctsOf(text, holes).map((span) => ({
      span: { start: span.start + start, end: span.end + start },
      replacement: '1',
    })),
  };
}

/** What stands behind a name: the value of a constant, the body of a function, or a parameter of SQL. */
function declarationOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Node | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body;
  if (ts.isParameter(declaration))
    return /\bSQL\b/.test(declaration.type?.getText() ?? '') ? declaration : undefined;
  return ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
}
