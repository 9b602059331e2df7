import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { conceptsOf } from '#shared/search/concepts.ts';
import { buildIndex, openIndex } from '#shared/search/index.ts';
import { lexiconWith } from '#shared/search/lexicon.ts';
import { brotliBytes, bundleEngine, engineGoalKiB } from '../../scripts/lib/search-engine.ts';
import { readDocs, toSearchArticle } from '../../scripts/lib/search-set.ts';
import { shop } from './shop.ts';

const synonyms = [
  ['کیف پول', 'نارنج‌کش'],
  ['Ωμέγα 🍊', 'a/b~c,d'],
];

test.each([
  ['one file', {}],
  ['shards', { shardAbove: 1 }],
])('an index of %s carries the lexicon that it was built with', (_, options) => {
  for (const own of [[], synonyms]) {
    const { bytes } = buildIndex(shop, { ...options, synonyms: own }).files[0];
    const { lines, outOfDomainWords } = openIndex(bytes).concepts;
    const given = conceptsOf(lexiconWith(own));
    expect(lines).toEqual(given.lines);
    expect(outOfDomainWords.size).toBeGreaterThan(100);
    expect(outOfDomainWords).toEqual(given.outOfDomainWords);
  }
});

test('a lexicon of an organisation ends no line of another', () => {
  const own = [['یک\nدو', 'سه']];
  const { bytes } = buildIndex(shop, { synonyms: own }).files[0];
  const { lines } = openIndex(bytes).concepts;
  expect(lines).toHaveLength(conceptsOf(lexiconWith([['یک', 'سه']])).lines.length);
});

test('the engine carries none, and both together keep to their size', async () => {
  const docs = await readDocs(fileURLToPath(new URL('helpcentre/', import.meta.url)));
  const engine = await bundleEngine();
  expect(new TextDecoder().decode(engine)).not.toContain('لغو/کنسل/کنسلی');
  const { bytes } = buildIndex(docs.map(toSearchArticle)).files[0];
  const kibibytes = (brotliBytes(engine) + brotliBytes(bytes)) / 1024;
  expect(kibibytes).toBeLessThanOrEqual(engineGoalKiB);
});
