import type { KnipConfig } from 'knip';

/** Started by path: by npm, as a process of its own, or as the source of a bundle. */
const started = [
  'scripts/*.ts',
  'scripts/bench/{bare-server,count}.ts',
  'scripts/bench/scale/{back-up,bare-reader,poll-health,served}.ts',
  'worker/foundation/database/client/reader.node.ts',
  'worker/entry.{node,cloudflare}.ts',
  'src/offline/service-worker.browser.ts',
  'scripts/mutate/{record-setup,without-guards,vitest.config}.ts',
];

/** What Astro loads by path: its configuration, and what that and its integration name. */
const loadedByAstro = [
  'astro.config.mjs',
  'src/content.config.ts',
  'src/articles/image-service.node.ts',
  'src/pages/**/*.{astro,ts}',
  'src/starlight/{Empty.astro,route.node.ts}',
];

const production = (paths: readonly string[]) => paths.map((path) => `${path}!`);

/** The scripts of a page, and the texts that its markup shows, which knip would take for unused. */
const readPage = (page: string): string =>
  [
    /^---\r?\n([\s\S]*?)^---/m.exec(page)?.[1] ?? '',
    page.includes('Astro.props') && /\b(?:interface|type) Props\b/.test(page)
      ? 'type PropsOfPage = Props;'
      : '',
    ...[...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, body = '']) => body),
    ...[...page.matchAll(/\b(?:texts|\w+Texts)\.\w+/g)].map(([text]) => `${text};`),
  ].join('\n');

/**
 * Dead files, exports and dependencies. By default tests count as users, and an export that only
 * its own file uses is found; with `--production`, what only tests use.
 */
const config: KnipConfig = ({ production: isProduction }) => ({
  entry: [...production(started), 'test/**/*.{node,process}.ts', 'test/faults/redirect-gateway.ts'],
  project: [...production(['{src,worker,scripts}/**/*.{ts,tsx,astro,mdx}']), 'test/**/*.{ts,tsx}'],
  // Named by a path that is put together.
  ignoreDependencies: ['@fontsource-variable/vazirmatn'],
  ignoreExportsUsedInFile: isProduction === true,
  astro: { config: [], entry: production(loadedByAstro) },
  compilers: { astro: readPage },
  vitest: { config: 'test/vitest.config.ts' },
  drizzle: { config: 'worker/drizzle.config.ts' },
});

export default config;
