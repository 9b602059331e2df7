// npm run search:bench [-- --no-browser]: sizes and times of the search, printed as a table. The browser part bundles the
// engine, opens the index of 100 articles in Chromium with the processor slowed six times, and types.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { buildIndex, type IndexFile, openIndex } from '#shared/search/index.ts';
import { openChromium } from '../test/helpers/chromium.ts';
import { generateArticles } from './lib/generated-articles.ts';
import { brotliBytes, bundleEngine, engineGoalKiB } from './lib/search-engine.ts';
import { type Doc, readDocs, readJudgedQueries, toSearchArticle } from './lib/search-set.ts';

const set = fileURLToPath(new URL('../test/search/helpcentre/', import.meta.url));
const rows: [string, string, string][] = [];
const report = (what: string, value: string, goal = '') => rows.push([what, value, goal]);
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const milliseconds = (ms: number) => `${ms.toFixed(2)} ms`;

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function measureSmall(docs: Doc[], engine: Uint8Array): void {
  const { files } = buildIndex(docs.map(toSearchArticle));
  const code = brotliBytes(engine);
  const index = brotliBytes(files[0].bytes);
  report(`engine, ${docs.length} articles`, kilobytes(code));
  report('index: lexicon and passages', kilobytes(index));
  report('all together, brotli', kilobytes(code + index), `≤ ${engineGoalKiB} KB`);
  const opened = Array.from({ length: 10 }, () => {
    const started = performance.now();
    openIndex(files[0].bytes);
    return performance.now() - started;
  });
  report(
    'opening it: first, median of 10',
    `${milliseconds(opened[0]!)}, ${milliseconds(percentile(opened, 0.5))}`,
  );
}

async function measureLarge(docs: Doc[], queries: string[], engine: Uint8Array): Promise<void> {
  const articles = generateArticles(docs, 10_000);
  const started = performance.now();
  const { files } = buildIndex(articles);
  report(
    '10,000 generated articles: build',
    `${((performance.now() - started) / 1000).toFixed(1)} s`,
    '≤ 10 s',
  );
  const byName = new Map(files.map((file) => [file.name, file]));
  const first = files[0];
  report('vocabulary file, brotli', kilobytes(brotliBytes(first.bytes)));
  report(
    'all files',
    `${files.length}, ${kilobytes(files.reduce((sum, { bytes }) => sum + bytes.length, 0))} raw`,
  );
  const before: number[] = [];
  for (const query of queries.filter((_, at) => at % 8 === 0)) {
    const loaded: IndexFile[] = [];
    const fresh = openIndex(first.bytes, (name) => {
      loaded.push(byName.get(name)!);
      return Promise.resolve(byName.get(name)!.bytes);
    });
    await fresh.query(query);
    before.push(loaded.reduce((sum, { bytes }) => sum + brotliBytes(bytes), 0));
  }
  const base = brotliBytes(first.bytes) + brotliBytes(engine);
  report(
    'bytes before the first result, code included: median, p95, most',
    [0.5, 0.95, 1].map((share) => kilobytes(base + percentile(before, share))).join(', '),
    '≤ 250 KB',
  );
  const opening = performance.now();
  const warm = openIndex(first.bytes, (name) => Promise.resolve(byName.get(name)!.bytes));
  report('opening the vocabulary', milliseconds(performance.now() - opening));
  for (const pass of ['shards fetched on demand', 'everything there']) {
    const times: number[] = [];
    for (const query of queries) {
      const asked = performance.now();
      await warm.query(query);
      times.push(performance.now() - asked);
    }
    report(
      `p95 per query, ${pass} (median)`,
      `${milliseconds(percentile(times, 0.95))} (${milliseconds(percentile(times, 0.5))})`,
      '≤ 8 ms',
    );
  }
}

async function measureBrowser(docs: Doc[], queries: string[], engine: Uint8Array): Promise<void> {
  const articles = [...docs.map(toSearchArticle), ...generateArticles(docs, 100 - docs.length)];
  const { files } = buildIndex(articles);
  const server = createServer((request, response) => {
    const isCode = request.url === '/engine.js';
    response.setHeader(
      'content-type',
      isCode
        ? 'text/javascript; charset=utf-8'
        : request.url === '/'
          ? 'text/html'
          : 'application/octet-stream',
    );
    response.end(
      isCode
        ? engine
        : request.url === '/'
          ? '<!doctype html><script src="/engine.js"></script>'
          : files[0].bytes,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const typed = queries.filter((_, at) => at % 4 === 0);
    const { opened, times } = await page.evaluate(typeInPage, typed);
    report('6× slowed Chromium, 100 articles: opening the index', milliseconds(opened));
    report(
      'p95 per keystroke (median, most)',
      [0.95, 0.5, 1].map((share) => milliseconds(percentile(times, share))).join(', '),
      '≤ 16 ms',
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** What the bundled engine is in the page. */
declare const search: { openIndex: typeof openIndex };

/** Runs inside the page: opens the index, then types every query letter by letter. */
async function typeInPage(typed: string[]): Promise<{ opened: number; times: number[] }> {
  const bytes = new Uint8Array(await (await fetch('/index.bin')).arrayBuffer());
  const opening = performance.now();
  const engine = search.openIndex(bytes);
  await engine.query('سلام');
  const opened = performance.now() - opening;
  const times: number[] = [];
  for (const query of typed) {
    for (let length = 1; length <= query.length; length++) {
      const asked = performance.now();
      await engine.query(query.slice(0, length));
      times.push(performance.now() - asked);
    }
  }
  return { opened, times };
}

const docs = await readDocs(set);
const queries = (await readJudgedQueries(set)).map(({ query }) => query);
const engine = await bundleEngine();
measureSmall(docs, engine);
await measureLarge(docs, queries, engine);
if (!process.argv.includes('--no-browser')) await measureBrowser(docs, queries, engine);
for (const [what, value, goal] of rows)
  console.log(`${what.padEnd(68)} ${value.padEnd(34)} ${goal}`);
