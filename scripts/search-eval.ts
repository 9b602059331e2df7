// npm run search:eval -- DIR [--json] [--misses] [--docs DIR] [--half check]: builds our own index from DIR/docs.jsonl (or that
// of the other folder), asks DIR/queries.jsonl (or only the rows of one half) and scores.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import { readDocs, readJudgedQueries, toSearchArticle } from './lib/search-set.ts';

interface Scored {
  phenomenon: string;
  query: string;
  found: string[];
  wanted: string[];
  rank: number;
  ms: number;
}

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean' },
    misses: { type: 'boolean' },
    docs: { type: 'string' },
    half: { type: 'string' },
  },
  allowPositionals: true,
});
const directory = resolve(positionals[0] ?? 'test/search/helpcentre');

const articles = (await readDocs(resolve(values.docs ?? directory))).map(toSearchArticle);
const engine = openIndex(buildIndex(articles).files[0].bytes);
const queries = (await readJudgedQueries(directory)).filter(
  ({ half }) => values.half === undefined || half === values.half,
);
for (const { query } of queries.slice(0, 20)) await engine.query(query);

const scored: Scored[] = [];
for (const { phenomenon, query, relevant } of queries) {
  const started = performance.now();
  const { sure } = await engine.query(query, { limit: 10 });
  const ms = performance.now() - started;
  const found = sure.map(({ id }) => id);
  const wanted = Object.keys(relevant).filter((id) => relevant[id] === 2);
  const rank = found.findIndex((id) => wanted.includes(id)) + 1;
  scored.push({ phenomenon, query, found, wanted, rank, ms });
}

const share = (all: Scored[], fits: (one: Scored) => boolean) =>
  all.length > 0 ? all.filter(fits).length / all.length : 0;
const within = (most: number) => (one: Scored) => one.rank > 0 && one.rank <= most;
const isEmptyList = (one: Scored) => one.found.length === 0;
const answerable = scored.filter(({ phenomenon }) => phenomenon !== 'negative');
const negative = scored.filter(({ phenomenon }) => phenomenon === 'negative');
const times = scored.map(({ ms }) => ms).sort((a, b) => a - b);

const overall = {
  r1: share(answerable, within(1)),
  r3: share(answerable, within(3)),
  r5: share(answerable, within(5)),
  mrr10:
    answerable.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0) / (answerable.length || 1),
  zeroHit: share(answerable, isEmptyList),
  noAnswer: negative.length > 0 ? share(negative, isEmptyList) : null,
  p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
};
const phenomena = Object.fromEntries(
  [...Map.groupBy(scored, ({ phenomenon }) => phenomenon)].map(([name, all]) => [
    name,
    {
      queries: all.length,
      r1: share(all, within(1)),
      r3: share(all, within(3)),
      zeroHit: share(all, isEmptyList),
    },
  ]),
);

if (values.json) console.log(JSON.stringify({ overall, phenomena }));
else {
  console.log(`${articles.length} articles, ${queries.length} queries`);
  console.table({ overall });
  console.table(phenomena);
}
if (values.misses) {
  for (const { phenomenon, query, found, wanted, rank } of scored) {
    const missed = phenomenon === 'negative' ? found.length > 0 : rank !== 1;
    if (missed)
      console.log(
        [phenomenon, query, wanted.join(' '), rank, found.slice(0, 3).join(' ')].join(' | '),
      );
  }
}
