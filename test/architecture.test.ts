import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

// Each feature imports only what stands before it. A feature is a folder, or a file without one.
const sharedOrder = [
  'hashing',
  'persian',
  'html',
  'fields',
  'working-time',
  'settings',
  'policies',
  'contract',
  'desk-query',
  'search',
  'quality',
  'transcripts',
  'forms',
];
const workerOrder = [
  'foundation',
  'idempotency',
  'organisation',
  'alarms',
  'notifications',
  'proof-of-work',
  'proofs',
  'people',
  'audit',
  'sessions',
  'sign-in',
  'attachments',
  'search',
  'feedback',
  'tickets',
  'transcripts',
  'privacy',
  'contact',
  'inbound',
  'alarm-watch',
  'desk',
  'notification-templates',
  'app',
  'server',
  'entry',
];
const siteOrder = [
  'styles',
  'api',
  'drafts',
  'articles',
  'search',
  'sign-in',
  'attachments',
  'tickets',
  'contact',
  'desk',
  'offline',
  'feedback',
  'sharing',
  'starlight',
  'pages',
  'content.config',
];
/** The one import the site may take from the worker: the type of its routes. */
const typeOfRoutes = { from: 'src/api/client.browser.ts', to: 'worker/app.ts' };
const runtimeSuffix = /\.(node|cloudflare|browser)\.[a-z]+$/;
const importing =
  /(?:^|[\n;])\s*(import|export)\s+(type\s+)?[^'"();]*?from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

type Import = { from: string; to: string; specifier: string; isType: boolean };

const files = (
  await Promise.all(
    ['src', 'worker'].map(async (root) =>
      (
        await readdir(root, { recursive: true })
      )
        .map((name) => posix.join(root, name.replaceAll('\\', '/')))
        .filter((name) => /\.(ts|tsx|astro)$/.test(name)),
    ),
  )
).flat();
const sources = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
);

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('#shared/')) return posix.join('src/shared', specifier.slice(8));
  // One name, and a file for each runtime that has its own.
  if (specifier === '#sha256') return 'src/shared/hashing/sha256.ts';
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return specifier;
}

const imports: Import[] = [...sources].flatMap(([from, text]) =>
  [...text.matchAll(importing)].map(([, , type, named, bare, dynamic]) => {
    const specifier = named ?? bare ?? dynamic ?? '';
    return { from, specifier, to: resolveImport(from, specifier), isType: Boolean(type) };
  }),
);
const inner = imports.filter(({ to }) => /^(src|worker)\//.test(to));

const firstWord = (path: string) => {
  const segment = path.split('/')[0] ?? '';
  return path.includes('/')
    ? segment
    : segment.replace(/(\.(node|cloudflare|browser|d))?\.[a-z]+$/, '');
};

/** The position of a file in the order, over both sides; -1 where no list names its feature. */
function rankOf(file: string): number {
  const shared = sharedOrder.indexOf(firstWord(file.replace(/^src\/shared\//, '')));
  if (file.startsWith('src/shared/')) return shared;
  const [side, order] = file.startsWith('worker/') ? ['worker/', workerOrder] : ['src/', siteOrder];
  const index = (order as string[]).indexOf(firstWord(file.slice((side as string).length)));
  return index < 0 ? -1 : sharedOrder.length + index;
}

/** Inside a feature: what a file may know of. Facts are tables, names and numbers without decisions. */
const layers = { facts: 0, store: 1, rules: 2, routes: 3 };
const factFiles = /^(?:schema|life|scope|moves|rights)\.ts$/;

function layerOf(file: string): number {
  const name = posix.basename(file);
  if (factFiles.test(name)) return layers.facts;
  if (/^store\b|-store\.ts$/.test(name)) return layers.store;
  return /routes\.ts$/.test(name) ? layers.routes : layers.rules;
}

const show = ({ from, specifier }: Import) => `${from} imports ${specifier}`;

describe('the source tree', () => {
  it('has files to judge, and sees their imports', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(inner.length).toBeGreaterThan(50);
  });

  it('names every feature in the order', () => {
    const code = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
    const unlisted = code.filter(
      (file) => rankOf(file) < 0 && !/^worker\/(drizzle\.config\.ts|migrations\/)/.test(file),
    );
    expect(unlisted).toEqual([]);
  });

  it('imports only what stands lower', () => {
    const upward = inner.filter(({ from, to }) => {
      const [fromSide, toSide] = [from, to].map((file) => file.split('/')[0]);
      if (/\.sql$|\/migrations\//.test(to) || from.endsWith('.d.ts')) return false;
      if (fromSide !== toSide && !to.startsWith('src/shared/')) return false;
      return rankOf(to) > rankOf(from);
    });
    expect(upward.map(show)).toEqual([]);
  });

  it('keeps site and worker apart but for what both share', () => {
    const leaks = inner.filter(({ from, to, isType }) => {
      if (to.startsWith('src/shared/')) return false;
      if (from.startsWith('src/shared/')) return true;
      const crosses = from.split('/')[0] !== to.split('/')[0];
      return crosses && !(isType && from === typeOfRoutes.from && to === typeOfRoutes.to);
    });
    expect(leaks.map(show)).toEqual([]);
  });

  it('has no cycle of imports, types included', () => {
    const next = Map.groupBy(inner, ({ from }) => from);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps the order inside features: routes, rules, store, facts', () => {
    const wrong = inner.filter(({ from, to }) => {
      if (
        !/^worker\/(?!foundation\/)[^/]+\//.test(from) ||
        !/^worker\/(?!foundation\/)[^/]+\//.test(to)
      )
        return false;
      return layerOf(to) > layerOf(from);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('lets no routes import routes', () => {
    const isRoutes = (file: string) => layerOf(file) === layers.routes;
    const wrong = inner.filter(({ from, to }) => isRoutes(from) && isRoutes(to));
    expect(wrong.map(show)).toEqual([]);
  });

  it('has no raw SQL in rules and routes but conditions of a guard', () => {
    const raw = [...sources].filter(
      ([file, text]) =>
        /^worker\/(?!foundation\/|migrations\/)[^/]+\//.test(file) &&
        layerOf(file) >= layers.rules &&
        /\bdb\s*\.\s*(?:run|all|get)\s*\(|\bsql(?:<[^>]*>)?`[^`]*\b(?:SELECT|INSERT|UPDATE|DELETE)\b/.test(
          text,
        ),
    );
    expect(raw.map(([file]) => file)).toEqual([]);
  });

  it('imports files that are there', () => {
    const missing = inner.filter(
      ({ to }) => !existsSync(join(dirname('x'), to.replace(/\?.*$/, ''))),
    );
    expect(missing.map(show)).toEqual([]);
  });

  it('imports a file of one runtime only from files of that runtime', () => {
    const leaks = inner.filter(({ from, to, isType }) => {
      const runtime = runtimeSuffix.exec(to)?.[1];
      if (!runtime || isType || from.endsWith('.astro')) return false;
      // Astro runs these in Node, while it builds, and asks for their very names. A name with `_` is no page's.
      if (/^src\/(?:content\.config|pages\/[^_].*)\.ts$/.test(from)) return runtime !== 'node';
      return runtimeSuffix.exec(from)?.[1] !== runtime;
    });
    expect(leaks.map(show)).toEqual([]);
  });

  it('uses what only one runtime has in files that say so', () => {
    const leaks = imports.filter(({ from, specifier }) => {
      if (from.endsWith('.astro') || from === 'worker/drizzle.config.ts') return false;
      // workerd has this one of its own, and no other way to tell invocations apart.
      if (specifier === 'node:async_hooks') return !/\.(?:node|cloudflare)\.ts$/.test(from);
      // Both have this one; the web's own stream fails on what follows the data of a PDF.
      if (specifier === 'node:zlib' && from === 'worker/attachments/formats/inflate.ts')
        return false;
      if (specifier.startsWith('node:') || specifier === 'libsql') return !/\.node\.ts$/.test(from);
      return specifier.startsWith('cloudflare:') && !/\.cloudflare\.ts$/.test(from);
    });
    expect(leaks.map(show)).toEqual([]);
  });

  it('keeps shared code free of browser and server', () => {
    const touched = [...sources].filter(
      ([file, text]) =>
        file.startsWith('src/shared/') &&
        /\b(?:document|window|localStorage|process)\.\w/.test(
          text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
        ),
    );
    expect(touched.map(([file]) => file)).toEqual([]);
  });

  it('R57 writes by commit alone: no interactive transaction, no deferred batch', () => {
    const banned =
      /\b(?:db|\$client|client|database)\s*\.\s*transaction\s*\(|\bdb\s*\.\s*batch\s*\(/;
    const found = [...sources].filter(
      ([file, text]) => file.startsWith('worker/') && banned.test(text),
    );
    expect(found.map(([file]) => file)).toEqual([]);
    const raw = [...sources].filter(
      ([file, text]) =>
        /\$client\s*\.\s*batch/.test(text) && file !== 'worker/foundation/database/commit.ts',
    );
    expect(raw.map(([file]) => file)).toEqual([]);
  });
});
