import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { SimilarAnswer } from '#shared/contract/desk/suggest.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;

const similarTo = async ({ agent }: Pick<Desk, 'agent'>, code: string) =>
  ((await (await agent.browser.get(`/api/desk/tickets/${code}/similar`)).json()) as SimilarAnswer)
    .similar;

const ungrouped = (code: string) => code.replaceAll('-', '');

/** A request about the domain, and others that were answered before. */
async function openSolved() {
  const desk = await openDesk();
  const file = (title: string, text: string) =>
    fileTicket(desk.customer, { title, text, anotherMatter: true });
  const solve = async (title: string, text: string, answer: string, rating?: number) => {
    const code = await file(title, text);
    await desk.agent.act(code, 'reply', { text: answer });
    if (rating)
      await desk.app.db.run(
        sql`UPDATE tickets SET rating = ${rating} WHERE code = ${ungrouped(code)}`,
      );
    return code;
  };
  return { ...desk, file, solve };
}

it('finds answered requests that share distinctive words, the best rated first, with the answer', async () => {
  const desk = await openSolved();
  const { file, solve, agent } = desk;
  const poor = await solve(
    'دامنه وصل نمی‌شود',
    'نیم‌سرور عوض شد و دامنه باز نمی‌شود.',
    'صبر کنید.',
    2,
  );
  const best = await solve('وصل نشدن دامنه', 'نیم‌سرورها را عوض کردم.', 'دو ساعت بعد وصل است.', 5);
  const unrated = await solve('دامنهٔ من', 'نیم‌سرور تازه گذاشتم.', 'رکوردها را ببینید.');
  await solve('فاکتور رسمی', 'فاکتور سال قبل را می‌خواهم.', 'فاکتور پیوست شد.', 5);
  await file('دامنه وصل نیست', 'نیم‌سرور را عوض کردم و پاسخی نیامد.');
  const code = await file('دامنه‌ام وصل نمی‌شود', 'نیم‌سرور را دیروز عوض کردم.');

  const similar = await similarTo(desk, code);
  expect(similar.map((one) => ungrouped(one.code))).toEqual([best, unrated, poor].map(ungrouped));
  expect(similar[0]).toMatchObject({
    state: 'answered',
    rating: 5,
    answer: 'دو ساعت بعد وصل است.',
    by: agent.agent.name,
  });
});

it('R32 never shows notes, nor requests of other departments', async () => {
  const desk = await openSolved();
  const { app, agent, file, solve } = desk;
  const noted = await solve('دامنه وصل نمی‌شود', 'نیم‌سرور عوض شد.', 'پاسخ.');
  await agent.act(noted, 'note', { text: 'یادداشت محرمانه' });
  const elsewhere = await solve('دامنه وصل نیست', 'نیم‌سرورها عوض شد.', 'پاسخ واحد دیگر.');
  await app.db.run(
    sql`UPDATE tickets SET department = 'financial' WHERE code = ${ungrouped(elsewhere)}`,
  );
  const code = await file('دامنه‌ام وصل نشد', 'نیم‌سرور را عوض کردم.');

  expect((await similarTo(desk, code)).map(({ answer }) => answer)).toEqual(['پاسخ.']);
  const outsider = await agentAt(app, { departments: ['financial'] });
  expect(await problemOf(outsider.browser.get(`/api/desk/tickets/${code}/similar`))).toBe(
    'not_found',
  );
});

it('finds nothing where no other request has its words', async () => {
  const desk = await openDesk();
  expect(await similarTo(desk, desk.code)).toEqual([]);
});

it('scans no table, and reads the index of words alone', async () => {
  const desk = await openSolved();
  await desk.solve('دامنه وصل نمی‌شود', 'نیم‌سرور عوض شد.', 'پاسخ.');
  const code = await desk.file('دامنه‌ام وصل نشد', 'نیم‌سرور را عوض کردم.');
  const sent = recordStatements(desk.app.client);
  expect(await similarTo(desk, code)).toHaveLength(1);
  const asked = [...sent].filter(([statement]) => statement.includes('ticket_search'));
  expect(asked).toHaveLength(2);
  for (const [statement, args] of asked) {
    const { rows } = await desk.app.client.execute({
      sql: `EXPLAIN QUERY PLAN ${statement}`,
      args,
    });
    const plan = rows.map(({ detail }) => String(detail)).join('\n');
    expect(plan, statement).not.toMatch(/SCAN (?:tickets|messages|answers|ticket_words|agents)\b/);
  }
});
