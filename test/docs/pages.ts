import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** A page of documentation, by its path in the project. */
export type Page = {
  file: string;
  text: string;
  /** What speaks of the project as it is: of the changelog, only what is not released yet. */
  current: string;
};

const changelog = 'docs/CHANGELOG.md';
const files = globSync(['README.md', 'docs/**/*.md', 'content/README.md', 'test/edge/**/*.md']);

export const pages: readonly Page[] = files
  .map((name) => name.replaceAll('\\', '/'))
  .sort()
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    const current = file === changelog ? text.split(/^## (?=\d)/m, 1).join('') : text;
    return { file, text, current };
  });

/** The text of one page. @throws Error where there is none. */
export function pageOf(file: string): string {
  const page = pages.find((one) => one.file === file);
  if (!page) throw new Error(`${file} is no page`);
  return page.text;
}

const fence = /^```[^\n]*\n([\s\S]*?)^```/gm;

/** Fenced blocks, each as its text. */
export const blocksIn = (text: string): string[] =>
  [...text.matchAll(fence)].map(([, block = '']) => block);

/** Text in code font within a line. */
export const spansIn = (text: string): string[] =>
  [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

/** Words in code font, of spans and of blocks, without quotes and what ends a sentence. */
export const codeWordsIn = (text: string): string[] =>
  [...spansIn(text), ...blocksIn(text)]
    .flatMap((code) => code.split(/[\s"'(),;|]+/))
    .map((word) => word.replace(/[.:]+$/, ''))
    .filter((word) => word !== '');

/** Targets of links and pictures, in both ways to write them. */
export const linksIn = (text: string): string[] => {
  const prose = text.replace(fence, '').replace(/`[^`\n]*`/g, '');
  return [
    ...[...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target),
    ...[...prose.matchAll(/\b(?:src|href|srcset)="([^"]+)"/g)].map(([, target = '']) => target),
  ];
};

/** The file that a relative link of a page leads to, and the heading in it, if it names one. */
export function targetOf({ file }: Page, link: string): { path: string; heading?: string } {
  const [path = '', heading] = decodeURI(link).split('#');
  return {
    path: path === '' ? file : posix.join(posix.dirname(file), path),
    ...(heading !== undefined && { heading }),
  };
}

/** Names of headings in links, as GitHub and Forgejo make them. */
export const headingsOf = (text: string): Set<string> =>
  new Set(
    [...text.replace(fence, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Whether a file or folder is there; `*` and `…` stand for any name. */
export const isThere = (path: string): boolean =>
  /[*…]/.test(path) ? globSync(path.replaceAll('…', '*')).length > 0 : existsSync(path);

/** Folders that are made, not written; those of built organisations hold thousands of files. */
const made = /^(?:dist|data|node_modules)$/;

/** The text of every file that code consists of, and of what configures it. */
export const sources: ReadonlyMap<string, string> = new Map(
  globSync(
    [
      '{src,worker,scripts,test}/**/*.{ts,tsx,mjs,js,astro,css,sql}',
      '{src,test}/**/*.json',
      'content/*.json',
      '*.{json,mjs,toml}',
      '.biome.json',
      '.env.example',
    ],
    { exclude: (path) => made.test(posix.basename(path)) },
  )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !/^test\/docs\/|^package-lock/.test(name))
    .map((name) => [name, readFileSync(name, 'utf8')]),
);

/** Names of files in the project, without their folders. */
export const fileNames: ReadonlySet<string> = new Set(
  [...sources.keys(), ...files, ...globSync('content/**/*.{md,json}')].map((path) =>
    posix.basename(path.replaceAll('\\', '/')),
  ),
);

type Package = {
  scripts: Record<string, string>;
  engines: { node: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
};

export const projectPackage = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
