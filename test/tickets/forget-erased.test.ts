import { expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { isMerging } from '../../worker/tickets/words/forget-erased.ts';
import { createTestApp } from '../helpers/app.ts';

it.each([
  [
    '00000000070D81A20A00090301010401020601010801010901010A01010B01010C01010D01010000000102011B00010701730001050183050000000101018B20',
    false,
  ],
  [
    '00000000090E81A20A00000000000000000000000000000D0D0181748B200543830507157302061B0301010401020601010801010901010A01010B01010C01010D010100010E01822E',
    true,
  ],
  [
    '00000000090F81A20B00010F01010000000000000000000000000D0D01874B8B200582048305074A7302111B0301010401020601010801010901010A01010B01010C01010D010100010E018939',
    true,
  ],
  ['00000000090381A20C00020F0101100101000000000000000000000000000000010E018E00', false],
  ['', false],
])(
  'reads from the structure %s of the index whether segments are being merged: %s',
  (structure, expected) => {
    expect(isMerging(structure)).toBe(expected);
  },
);

it('merges an index that is larger than one run takes, and begins again where words were erased meanwhile', async () => {
  const app = await createTestApp();
  const { client } = app;
  const words = (from: number) => `
    WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${from} + 299)
    INSERT INTO ticket_search (rowid, words, name)
    SELECT i, (WITH RECURSIVE m(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM m WHERE k < 200)
      SELECT group_concat('w' || ((i * 7919 + k * 104729) % 1000003), ' ') FROM m), '' FROM n`;
  for (const from of [1, 301, 601]) await client.execute(words(from));
  await client.execute("INSERT INTO ticket_words_backlog VALUES (2, 0, '')");
  const phases: number[] = [];
  for (let run = 0; run < 60; run++) {
    const { rows } = await client.execute('SELECT created_at AS phase FROM ticket_words_backlog');
    if (!rows[0]) break;
    if (run === 1) await client.execute('UPDATE ticket_words_backlog SET created_at = 2');
    phases.push(run === 1 ? 2 : Number(rows[0].phase));
    await runScheduled(app.services);
  }
  expect(phases.length).toBeLessThan(60);
  expect(phases.join('')).toMatch(/^02{2,}01+$/);
});
