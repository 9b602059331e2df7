import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A declaration in a source file that stands without a docstring. */
export type Undocumented = { place: string; name: string };

/**
 * Sources of what the API and both sides share; declarations of other packages' modules are not ours, and the
 * names in a catalogue of texts say what each is for.
 */
export const documentedSources = (): string[] =>
  globSync(['src/shared/**/*.{ts,tsx}', 'worker/**/*.{ts,tsx}'], {
    exclude: ['**/*.d.ts', 'worker/drizzle.config.ts', '**/texts.ts', '**/texts/*.ts'],
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

/** Reads one source; `text` stands for the file's where it is given. */
export const parse = (file: string, text = readFileSync(file, 'utf8')): ts.SourceFile =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

const hasDocstring = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0;

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const namesOf = (node: ts.Statement): string[] => {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  return ts.isFunctionDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node)
    ? [node.name?.getText() ?? 'default']
    : [];
};

const at = (source: ts.SourceFile, node: ts.Node, name: string): Undocumented => ({
  place: `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
  name,
});

/** Exported functions, types, constants and classes without a docstring; a re-export has that of its origin. */
export const undocumentedExports = (source: ts.SourceFile): Undocumented[] =>
  source.statements
    .filter((node) => isExported(node) && !hasDocstring(node))
    .flatMap((node) => namesOf(node).map((name) => at(source, node, name)));

/**
 * Names that give the unit by themselves. Moments (`…At`, `…Since`, `…Until`) are epoch milliseconds
 * throughout, and a length is one of characters.
 */
const saysUnit =
  /^(?:id|at|days|rials)$|(?:At|Since|Until|Ms|Seconds|Minutes|Hours|Days|Bytes|Rials|PerDay|PerHour|Count|Tries|Length)$/;

const holdsNumber = (text: string): boolean =>
  /\b(?:integer|real|z\.(?:number|int|int32))\(/.test(text) &&
  !/bject\(|mode: 'boolean'/.test(text);

const builders = /^(?:z\.(?:object|strictObject|looseObject)|sqliteTable)$/;

/**
 * Fields of zod objects and columns of tables that hold numbers and say neither by the name nor by a
 * docstring what of. Fields of other types are covered by the docstring of their schema.
 */
export function undocumentedFields(source: ts.SourceFile): Undocumented[] {
  const found: Undocumented[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && builders.test(node.expression.getText()))
      for (const argument of node.arguments.filter(ts.isObjectLiteralExpression))
        for (const field of argument.properties)
          if (
            ts.isPropertyAssignment(field) &&
            holdsNumber(field.initializer.getText()) &&
            !saysUnit.test(field.name.getText()) &&
            !hasDocstring(field)
          )
            found.push(at(source, field, field.name.getText()));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
