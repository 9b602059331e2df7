import { expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import { signIn } from '../helpers/people.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';

/**
 * What the requests that write most send to the database, with the sending of their notice. Each statement costs about
 * a hundredth of such a request, and each trip that writes a transaction, a savepoint or a flush.
 */
const expected = {
  // Reads four, writes ten; the claim of the notice, its count and pauses; its end and what it cost.
  'file a request': { trips: 4, statements: 19 },
  // No notice, and nothing is looked for.
  'reply to it': { trips: 2, statements: 13 },
  // One write; the claim; whether the code still counts; its end and what it cost.
  'ask for a code': { trips: 4, statements: 17 },
};

it('requests that write send as few statements as the table says, what follows their answer included', async () => {
  const app = await createTestApp();
  const browser = await signIn(app, '09121234567');
  const file = (title: string) =>
    browser.post('/api/contact', {
      requestType: 'technical',
      title,
      text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
      replyChannel: 'sms',
      anotherMatter: true,
    });
  // The first one reads the calendars as well.
  await file('نخستین درخواست دربارهٔ پرداخت');
  await app.settle();
  const seen = countRoundTrips(app.client);
  const counts: Record<string, typeof seen> = {};
  const count = async (name: keyof typeof expected, send: () => Promise<Response>) => {
    const before = { ...seen };
    const answer = await send();
    expect(answer.status, name).toBeLessThan(300);
    await app.settle();
    counts[name] = {
      trips: seen.trips - before.trips,
      statements: seen.statements - before.statements,
    };
    return answer;
  };
  const filed = await count('file a request', () => file('صفحهٔ پرداخت باز نمی‌شود'));
  const { code } = (await filed.json()) as { code: string };
  await count('reply to it', () =>
    browser.post(`/api/requests/${code}/messages`, { text: 'هنوز هم باز نمی‌شود.' }),
  );
  const texts = app.texts.length;
  await count('ask for a code', () =>
    app.visitor().post('/api/sign-in/code', { mobile: '09127654321' }),
  );
  expect(app.texts.length).toBe(texts + 1);
  expect(counts).toEqual(expected);
});
