// Articles in any number, for the bench and for tests that count steps.

import type { SearchArticle } from '#shared/search/index.ts';
import type { Doc } from './search-set.ts';

/** The same pseudo-random numbers every time. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Articles of real sentences in which every sixth word is another of 12,000 made-up ones, commoner ones more often. */
export function generateArticles(docs: Doc[], count: number): SearchArticle[] {
  const random = randomNumbers(7);
  const below = (most: number) => Math.floor(random.next().value * most);
  const syllables =
    'با دا را سا کا ما نا بی دی ری سی کی می نی بو دو رو سو کو مو نو شا شی تا تی گا گی پا پی خا'.split(
      ' ',
    );
  const name = () =>
    Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join('');
  const names = Array.from({ length: 12_000 }, name);
  const common = () => names[Math.floor(names.length * random.next().value ** 3)]!;
  const sentences = docs.flatMap(({ text }) => text.split(/(?<=[.؟])\s+/));
  const mix = (text: string) =>
    text
      .split(' ')
      .map((word) => (random.next().value < 1 / 6 ? common() : word))
      .join(' ');
  return Array.from({ length: count }, (_, at) => {
    const { title, category } = docs[below(docs.length)]!;
    const text = Array.from({ length: 5 + below(5) }, () =>
      mix(sentences[below(sentences.length)]!),
    );
    return {
      id: `article-${at}`,
      url: `/help/article-${at}/`,
      title: `${title} ${common()}`,
      category: [category],
      aliases: [],
      sections: [{ text: text.join(' ') }],
    };
  });
}
