import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A text in code: its place (`file:line`) and its first characters. */
export type TextInCode = { place: string; text: string };

/** Catalogues: `texts.ts` of a feature, or the files of its folder `texts/`. */
export const isCatalogue = (file: string) => /\/texts(?:\.ts|\/[\w-]+\.ts)$/.test(file);

/** Sources of a folder in which no text of the interface may be; samples for developers hold any. */
export const sourcesIn = (folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx,astro}`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((file) => !isCatalogue(file) && !file.includes('/_design/'))
    .sort();

const persianLetter = /(?=\p{Script=Arabic})\p{L}/u;
const fence = /^---\r?\n([\s\S]*?)^---\r?$/m;

/** Persian strings, pieces of templates and text of JSX in one source; comments and patterns may hold any. */
export function textsInCode(file: string, source = readFileSync(file, 'utf8')): TextInCode[] {
  if (!file.endsWith('.astro')) return textsOfScript(file, source);
  const script = fence.exec(source)?.[1] ?? '';
  const before = source.slice(0, source.indexOf(script));
  const lines = before.split('\n').length - 1;
  const markup = source
    .replace(fence, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, blank);
  return [
    ...textsOfScript(file, '\n'.repeat(lines) + script),
    ...markup
      .split('\n')
      .flatMap((text, index) =>
        persianLetter.test(text) ? [{ place: `${file}:${index + 1}`, text: text.trim() }] : [],
      ),
  ];
}

/** The lines of a text emptied. */
const blank = (text: string) => text.replace(/[^\n]+/g, '');

function textsOfScript(file: string, source: string): TextInCode[] {
  const tree = ts.createSourceFile(
    file.endsWith('.ts') ? file : `${file}.tsx`,
    source,
    ts.ScriptTarget.Latest,
    true,
  );
  const found: TextInCode[] = [];
  const visit = (node: ts.Node) => {
    const isText =
      ts.isStringLiteral(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node);
    if (isText && persianLetter.test(node.text)) {
      const start = ts.isJsxText(node) ? node.pos : node.getStart();
      const letter = Math.max(0, source.slice(start, node.end).search(persianLetter));
      const { line } = tree.getLineAndCharacterOfPosition(start + letter);
      found.push({
        place: `${file}:${line + 1}`,
        text: node.text.trim().slice(0, 60),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
