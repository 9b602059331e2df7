import { expect, test } from 'vitest';
import { splitWords } from '#shared/persian/words.ts';
import { clausesOf } from '#shared/search/clauses.ts';

const clausesIn = (text: string) =>
  clausesOf(
    text,
    splitWords(text).map(({ form }) => form),
  );

test.each([
  ['کد رهگیری', [0, 0]],
  ['سفارش دادم، بسته نرسید', [0, 0, 1, 1]],
  ['سفارش دادم؛ بسته نرسید. چه کنم؟', [0, 0, 1, 1, 2, 2]],
  ['سفارش!\nبسته', [0, 1]],
  ['سفارش ،،، بسته', [0, 1]],
  ['، سفارش', [0]],
  // A word of both clauses is of the one in which its neighbours are.
  ['پول دادم، پول نیامد', [0, 0, 0, 1]],
  ['', []],
])('the clauses of «%s»', (text, clauses) => {
  expect(clausesIn(text)).toEqual(clauses);
});

test('a word that was read otherwise is of the clause before it', () => {
  expect(clausesOf('سفارش دادم، پولو درش بیارم', ['سفارش', 'دادم', 'پولو', 'دربیارم'])).toEqual([
    0, 0, 1, 1,
  ]);
});

test('a word that only a later clause has skips none', () => {
  expect(clausesOf('یک، دو، سه', ['یک', 'سه', 'دو'])).toEqual([0, 0, 1]);
});
