import ts from 'typescript';
import { lineOf, type Mutant, oneLine, spanOf, withoutGuardsName } from './mutant.ts';

/** These make, send and read guards of any kind. */
const machinery = /^worker\/foundation\/database\/(?:guard|database|commit|commit-recovery)\.ts$/;

/**
 * Each expression that puts guards into a commit: the calls that make them, the calls of rules whose
 * steps have some, and the steps of an object that are spread.
 */
export function guardMutants(file: ts.SourceFile, name: string, checker: ts.TypeChecker): Mutant[] {
  if (machinery.test(name)) return [];
  const mutants: Mutant[] = [];
  const add = (kind: 'guard' | 'constraint', node: ts.Expression, replacement: string) =>
    mutants.push({
      file: name,
      line: lineOf(file, node.getStart(file)),
      kind,
      removed: oneLine(node.getText(file)),
      span: spanOf(file, node),
      replacement,
      probe: spanOf(file, node),
    });
  const visit = (node: ts.Node): void => {
    if (isUseOfSteps(node) && holdsGuards(checker.getTypeAtLocation(node), checker)) {
      add('guard', node, `${withoutGuardsName}(${node.getText(file)})`);
      const [statement] = ts.isCallExpression(node) ? node.arguments : [];
      if (statement && calls(node, 'guarded')) add('constraint', node, statement.getText(file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

const isUseOfSteps = (node: ts.Node): node is ts.CallExpression | ts.PropertyAccessExpression =>
  ts.isCallExpression(node) ||
  (ts.isPropertyAccessExpression(node) && ts.isSpreadElement(node.parent));

const calls = (node: ts.Node, name: string): boolean =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;

/** Whether a value of this type is a guard, or a list with guards in it. */
function holdsGuards(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.some((part) => holdsGuards(part, checker));
  if (checker.isArrayType(type) || checker.isTupleType(type))
    return checker
      .getTypeArguments(type as ts.TypeReference)
      .some((element) => holdsGuards(element, checker));
  return ['statement', 'refusal'].every((property) => type.getProperty(property) !== undefined);
}
