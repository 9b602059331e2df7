import { analyse } from 'scslre';
import ts from 'typescript';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../docs/pages.ts';

// V8 goes back and tries again, so that some patterns take the square of a text's length, and some
// never come to an end. The analyser is that of eslint-plugin-regexp (`no-super-linear-*`).

/** Patterns that may take long, and what keeps them from it. */
const bounded: Record<string, string> = {
  '/\\B(?=(?:\\d{3})+$)/g': 'the digits of one number of ours',
  '/\\s+\\S*$/': 'the first letters of a text, for one sentence',
  '/[^\\s<>]+@[^\\s<>]+/': "the owner's own sender, read once for each mail",
  '/(?<minus>-?)(?<name>[\\p{L}\\p{M}\\u200c_]+):(?!\\/)(?:"(?<quoted>[^"]*)"|«(?<cited>[^«»]*)»|(?<bare>\\S*))|\\S+/gu':
    'a query of the desk, of at most 150 letters',
  '/[\\w.-]+\\.(?:js|css|woff2|svg)\\b/g': 'files of our own build',
};

afterEach(() => void vi.unstubAllGlobals());

const code = [...sources].filter(([file]) => /^(?:src|worker|scripts)\//.test(file));

type Pattern = { file: string; source: string; flags: string };

const slow = ({ source, flags }: Pick<Pattern, 'source' | 'flags'>) =>
  analyse({ source, flags }).reports.map(({ type, character }) => `${type} ${character.pick}`);

function literalsOf([file, text]: [string, string]): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node) => {
    const [, source, flags] = ts.isRegularExpressionLiteral(node)
      ? (/^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [])
      : [];
    if (source !== undefined && flags !== undefined) found.push({ file, source, flags });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(`${file}.tsx`, text, ts.ScriptTarget.Latest));
  return found;
}

/** Files whose patterns are put together from pieces. */
const composing = code.filter(([, text]) => /\bnew RegExp\(/.test(text)).map(([file]) => file);

/** Those that are put together when a function is called, and from what. */
const onDemand = {
  'src/articles/html-tags.ts': 'names of attributes that our own code asks for',
  'scripts/bench-flags.ts': 'names of our own measurements',
  'src/shared/contract/pages.ts': 'addresses of our own pages, with one `[^/]+` each',
  'scripts/lib/build/unused-modules.ts': 'paths of modules of packages, whose dots are escaped',
  'scripts/bench/scale/usage.ts': 'two names of figures that Linux gives',
  'src/shared/fields/whole-pattern.ts': 'the pattern of a setting, which a build tries out',
};

/** What loads those that are put together when another file is loaded. */
const loadedBy: Partial<Record<string, string>> = {
  'src/shared/fields/code-field.ts': 'src/shared/fields/registry.ts',
};

/** The patterns that loading these files makes. */
async function composedBy(files: readonly string[]): Promise<Pattern[]> {
  const found: Pattern[] = [];
  let file = '';
  const recording = new Proxy(RegExp, {
    construct(target, [pattern, flags = '']: [string | RegExp, string?]) {
      const made = new target(pattern, flags);
      found.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  vi.stubGlobal('RegExp', recording);
  for (file of files) {
    vi.resetModules();
    await import(['../..', loadedBy[file] ?? file].join('/'));
  }
  return found;
}

describe('R92 no pattern takes more than linear time', () => {
  it('that is written out', () => {
    const used = new Set<string>();
    const literals = code.flatMap(literalsOf);
    expect(literals.length).toBeGreaterThan(400);
    const found = literals.flatMap(({ file, source, flags }) => {
      const reports = slow({ source, flags });
      const text = `/${source}/${flags}`;
      if (reports.length > 0) used.add(text);
      return reports.length === 0 || text in bounded ? [] : [`${file}: ${text}: ${reports}`];
    });
    expect(found).toEqual([]);
    expect(used).toEqual(new Set(Object.keys(bounded)));
  });

  it('that is put together', async () => {
    const loaded = composing.filter((file) => !(file in onDemand));
    const patterns = await composedBy(loaded);
    expect(new Set(patterns.map(({ file }) => file))).toEqual(new Set(loaded));
    const found = patterns.flatMap((pattern) => {
      const reports = slow(pattern);
      return reports.length === 0 ? [] : [`${pattern.file}: ${pattern.source}: ${reports}`];
    });
    expect(found).toEqual([]);
  });
});
