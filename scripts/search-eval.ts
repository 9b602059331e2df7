// npm run search:eval -- DIR [--json] [--misses] [--quick] [--curve] [--docs DIR] [--half check]: builds our own index from DIR/docs.jsonl
// (or that of the other folder), asks DIR/queries.jsonl (or only the rows of one half) and scores. `--quick` leaves deletion
// out, which builds an index for almost every query; `--curve` prints what other thresholds of the decision would come to.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { missesOf } from './lib/missed-queries.ts';
import { roundedRow } from './lib/rounded-row.ts';
import { curveOf } from './lib/search-curve.ts';
import {
  engineOver,
  rankOf,
  type ScoredQuery,
  scoreQueries,
  summaryOf,
  tryDeletion,
} from './lib/search-scores.ts';
import { readDocs, readJudgedQueries, toSearchArticle } from './lib/search-set.ts';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean' },
    misses: { type: 'boolean' },
    quick: { type: 'boolean' },
    curve: { type: 'boolean' },
    docs: { type: 'string' },
    half: { type: 'string' },
  },
  allowPositionals: true,
});
const directory = resolve(positionals[0] ?? 'test/search/helpcentre');

const articles = (await readDocs(resolve(values.docs ?? directory))).map(toSearchArticle);
const engine = engineOver(articles);
const queries = (await readJudgedQueries(directory)).filter(
  ({ half }) => values.half === undefined || half === values.half,
);
for (const { query } of queries.slice(0, 20)) await engine.query(query);

const answered = await scoreQueries(engine, queries);
const scored = values.quick ? answered : await tryDeletion(articles, answered);
const curveThresholds = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8];
const overall = summaryOf(scored);
const phenomena = Object.fromEntries(
  [...Map.groupBy(scored, ({ phenomenon }) => phenomenon)].map(([name, all]) => [
    name,
    phenomenonOf(all),
  ]),
);

if (values.json) console.log(JSON.stringify({ overall, phenomena }));
else {
  console.log(`${articles.length} articles, ${queries.length} queries`);
  console.table({ overall: roundedRow(overall) });
  console.table(
    Object.fromEntries(Object.entries(phenomena).map(([name, all]) => [name, roundedRow(all)])),
  );
}
if (values.curve) console.table(curveOf(scored, curveThresholds).map(roundedRow));
if (values.misses) {
  for (const [miss, group] of Map.groupBy(missesOf(scored, articles), ({ miss }) => miss)) {
    console.log(`\n${miss}: ${group.length}`);
    for (const { query } of group) console.log(lineOf(query));
  }
}

function phenomenonOf(all: ScoredQuery[]) {
  const isNegative = all[0]?.phenomenon === 'negative';
  const { r1, r3, zeroHit, shown3, deletion, noAnswer } = summaryOf(all);
  const shares = { r1, r3, zeroHit: isNegative ? (noAnswer ?? 0) : zeroHit, shown3, deletion };
  return { queries: all.length, ...shares };
}

function lineOf(one: ScoredQuery): string {
  const shown = one.sure.length > 0 ? one.sure.slice(0, 3) : ['(near)', ...one.near];
  return [one.phenomenon, one.query, one.wanted.join(' '), rankOf(one), shown.join(' ')].join(
    ' | ',
  );
}
