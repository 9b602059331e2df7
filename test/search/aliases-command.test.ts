import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { describe, expect, it } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { article, category, contentFolder } from '../site/content.ts';

const run = promisify(execFile);

const newContent = () =>
  contentFolder({
    'orders/category.json': category('سفارش'),
    'orders/cancel.md': article(
      { title: 'لغو سفارش', aliases: ['کنسلش کنم'] },
      'هزینهٔ بسته‌بندی هدیه برنمی‌گردد.',
    ),
    'orders/invoice.md': article(
      { title: 'فاکتور رسمی شرکت چیست' },
      'فاکتور رسمی شرکت همراه بسته است.',
    ),
  });

const aliases = (content: string, ...words: string[]) =>
  run(process.execPath, ['scripts/search-aliases.ts', ...words, '--content', content], {
    env: bareEnvironment,
    timeout: 60_000,
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      said: stdout + stderr,
    }),
  );

describe('search:aliases', () => {
  it('suggests what was missed, with its article and count, and takes what is accepted', async () => {
    const content = newContent();
    expect(await aliases(content)).toMatchObject({
      code: 0,
      said: expect.stringContaining('پیشنهادی نیست'),
    });
    const text = 'بسته بندی تولد داداشم چی میشه';
    const client = createClient({ url: `file:${join(dirname(content), 'data/pasokh.db')}` });
    const week = '1405-08-30';
    for (const [sql, args] of [
      ['search_misses (week, query, count, stems) VALUES (?, ?, 12, ?)', [week, text, 'تولد']],
      [
        'search_miss_groups (week, article, stems, label, count) VALUES (?, ?, ?, ?, 12)',
        [week, 'orders/cancel', 'تولد', 'تولد'],
      ],
    ] as const)
      await client.execute({ sql: `INSERT INTO ${sql}`, args: [...args] });
    client.close();
    const suggested = await aliases(content);
    expect(suggested.said).toMatch(new RegExp(`orders/cancel +لغو سفارش\\n +۱۲ +${text} `));
    expect(suggested.said).toContain(`accept orders/cancel "${text}"`);

    expect(await aliases(content, 'accept', 'orders/cancel', text)).toMatchObject({ code: 0 });
    expect(readFileSync(join(content, 'orders/cancel.md'), 'utf8')).toContain(text);
    expect((await aliases(content)).said).toContain('پیشنهادی نیست');
    expect(await aliases(content, 'check')).toMatchObject({ code: 0 });
  });

  it('names an alias that leads to another article, when it is accepted and by the check', async () => {
    const content = newContent();
    const { code, said } = await aliases(content, 'accept', 'orders/cancel', 'فاکتور رسمی شرکت');
    expect([code, said]).toEqual([0, expect.stringContaining('هنوز اول به orders/invoice می‌رسد')]);
    expect(await aliases(content, 'check')).toMatchObject({
      code: 1,
      said: expect.stringMatching(
        /orders\/cancel\.md: .*«فاکتور رسمی شرکت» اول به orders\/invoice/,
      ),
    });
  });

  it.each([
    [['accept', 'orders/gone', 'متن'], 'پاسخی به نام «orders/gone» نیست'],
    [['accept', 'orders/cancel', 'کنسلش کنم'], 'orders/cancel.md هست'],
    [['accept', 'orders/cancel'], 'روش استفاده'],
    [['accept', 'orders/cancel', 'یک', 'دو'], 'روش استفاده'],
    [['remove'], 'روش استفاده'],
    [['--no-such'], 'روش استفاده'],
  ])('refuses %j in words alone', async (words, sentence) => {
    const { code, said } = await aliases(newContent(), ...words);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  });
});
