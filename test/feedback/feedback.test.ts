import { describe, expect, it } from 'vitest';
import { type FeedbackAnswer, feedbackArticles } from '#shared/contract/feedback.ts';
import { inputLimits } from '#shared/fields/size-limits.ts';
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import { runScheduled } from '../../worker/app.ts';
import { cleanComment } from '../../worker/feedback/rules.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { signInAgent } from '../helpers/people.ts';

const article = 'orders/cancel';
const list = {
  [article]: { title: 'چطور سفارشم را لغو کنم؟', requestType: 'cancel' },
  'site/print': { title: 'صفحه را چطور چاپ کنم؟' },
};

/** The app beside a built site of two articles. */
const openSite = (options: TestAppOptions = {}) =>
  createTestApp({
    ...options,
    services: {
      asset: async (path) =>
        path === feedbackArticles ? new TextEncoder().encode(JSON.stringify(list)) : null,
    },
  });

const code = makeTrackingCode(Uint8Array.from({ length: 11 }, (_, at) => at));

type Visitor = ReturnType<TestApp['visitor']>;
const say = (visitor: Visitor, said: object) =>
  visitor.post('/api/feedback', { article, helpful: 'no', ...said });

async function kept({ client }: TestApp) {
  const { rows } = await client.execute(
    'SELECT article, day, helpful, comment FROM feedback ORDER BY id',
  );
  return rows.map((row) => ({ ...row }));
}

describe('a comment', () => {
  it.each([
    ['شماره من ۰۹۱۲ ۱۲۳ ۴۵۶۷ است', 'شماره من ••• است'],
    ['به ali@example.com بفرستید', 'به ••• بفرستید'],
    ['سفارش ۱۲۳۴ نیامد', 'سفارش ۱۲۳۴ نیامد'],
    ['کارت 6037 9975 9974 8234 من', 'کارت xxxx-xxxx-xxxx-8234 من'],
    ['کارت 6037,9975,9974,8234 من', 'کارت xxxx-xxxx-xxxx-8234 من'],
    ['شماره من 0912:123|4567، ممنون', 'شماره من •••، ممنون'],
    ['شماره ۰۹۱۲۱۲۳۴۵۶۷\nبعد', 'شماره •••\nبعد'],
    [`کد ${code} را`, 'کد ••• را'],
  ])('%j is kept as %j', (typed, comment) => {
    expect(cleanComment(typed)).toBe(comment);
  });

  it.each(['', '؟؟', '۰۹۱۲۱۲۳۴۵۶۷'])('leaves nothing of %j', (typed) => {
    expect(cleanComment(typed)).toBeNull();
  });
});

describe('what a reader says of an article', () => {
  it('is kept by day, without who said it', async () => {
    const app = await openSite();
    const answer = await say(app.visitor(), { comment: ' مهلت لغو را نگفته است. ' });
    expect(answer.status).toBe(204);
    expect(await kept(app)).toEqual([
      { article, day: '1405-09-03', helpful: 0, comment: 'مهلت لغو را نگفته است.' },
    ]);
    const { rows } = await app.client.execute('SELECT * FROM feedback, rate_limits');
    expect(JSON.stringify(rows)).not.toContain('192.0.2.1');
  });

  it('counts once a day for one reader, who may change it', async () => {
    const app = await openSite();
    const visitor = app.visitor();
    await say(visitor, {});
    await say(visitor, { comment: 'کوتاه است.' });
    await say(visitor, {});
    expect(await kept(app)).toMatchObject([{ helpful: 0, comment: 'کوتاه است.' }]);
    await say(visitor, { helpful: 'yes' });
    expect(await kept(app)).toMatchObject([{ helpful: 1, comment: null }]);
    app.clock.turn(days(1));
    await say(visitor, { helpful: 'yes' });
    await say(visitor, { article: 'site/print' });
    app.comeFrom('192.0.2.2');
    await say(visitor, { helpful: 'yes' });
    expect(await kept(app)).toHaveLength(4);
  });

  it('keeps nothing that distinguishes readers once the day is over', async () => {
    const app = await openSite();
    const askers = async () =>
      (await app.client.execute('SELECT asker FROM feedback ORDER BY id')).rows.map((row) =>
        String(row.asker).slice(0, 10),
      );
    await say(app.visitor(), {});
    app.clock.turn(days(1));
    await say(app.visitor(), {});
    await runScheduled(app.services);
    expect(await askers()).toEqual(['null', '1405-09-04']);
  });

  it('is quietly left out beyond the limits of an address, of an article there, and of all addresses', async () => {
    const app = await openSite();
    const from = (agent: number, said: object) =>
      app
        .visitor()
        .post('/api/feedback', { article, helpful: 'no', ...said }, { 'User-Agent': `${agent}` });
    for (let time = 0; time < 25; time++) expect((await from(time, {})).status).toBe(204);
    expect(await kept(app)).toHaveLength(20);
    for (let time = 0; time < 25; time++) await from(time, { article: 'site/print' });
    expect(await kept(app)).toHaveLength(40);
    app.clock.turn(hours(1) + 1);
    await app.client.execute("UPDATE rate_limits SET count = 5000 WHERE key = 'feedback:all'");
    app.comeFrom('192.0.2.2');
    const refused = await from(0, { comment: 'کوتاه است.' });
    expect([refused.status, await refused.text()]).toEqual([204, '']);
    expect(await kept(app)).toHaveLength(40);
  });

  it.each(['no/such', '__proto__', 'toString', '../orders/cancel'])(
    'is refused of %j, which is no article',
    async (unknown) => {
      const { visitor } = await openSite();
      expect(await problemOf(say(visitor(), { article: unknown }))).toBe('not_found');
    },
  );

  it.each([[{ helpful: true }], [{ helpful: 'maybe' }], [{ who: 'me' }], [{ article: '' }]])(
    'is refused with %j',
    async (said) => {
      const { visitor } = await openSite();
      expect(await problemOf(say(visitor(), said))).toBe('bad_input');
    },
  );

  it('R19 is taken from our own pages alone', async () => {
    const app = await openSite();
    const foreign = app
      .visitor()
      .post('/api/feedback', { article, helpful: 'no' }, { 'Sec-Fetch-Site': 'cross-site' });
    expect(await problemOf(foreign)).toBe('foreign_origin');
    expect(await kept(app)).toEqual([]);
  });

  it('is refused where a comment is too long, with one sentence', async () => {
    const { visitor } = await openSite();
    const fits = await say(visitor(), { comment: 'آ'.repeat(inputLimits.comment) });
    expect(fits.status).toBe(204);
    const { code, fields } = await problemIn(
      say(visitor(), { comment: 'آ'.repeat(inputLimits.comment + 1) }),
    );
    expect([code, Object.keys(fields ?? {})]).toEqual(['bad_input', ['comment']]);
  });

  it('is not asked for where settings switch it off', async () => {
    const app = await openSite({
      settings: (settings) => {
        settings.feedback.enabled = false;
      },
    });
    expect(await problemOf(say(app.visitor(), {}))).toBe('not_found');
    expect(await kept(app)).toEqual([]);
  });

  it('is shown to admins: by article, newest first', async () => {
    const app = await openSite();
    await say(app.visitor(), { comment: 'کوتاه است.' });
    app.comeFrom('192.0.2.2');
    await say(app.visitor(), { article: 'site/print', helpful: 'yes' });
    app.comeFrom('192.0.2.3');
    await say(app.visitor(), { comment: 'مهلت را نگفته است.' });
    const admin = await signInAgent(app, { mobile: '+989351000003', role: 'admin' });
    const shown = await admin.browser.get('/api/desk/feedback');
    expect((await shown.json()) as FeedbackAnswer).toEqual({
      articles: [
        {
          article,
          yes: 0,
          no: 2,
          comments: [
            { text: 'مهلت را نگفته است.', helpful: false, day: '1405-09-03' },
            { text: 'کوتاه است.', helpful: false, day: '1405-09-03' },
          ],
        },
        { article: 'site/print', yes: 1, no: 0, comments: [] },
      ],
    });
  });

  it('is forgotten when settings say so', async () => {
    const app = await openSite();
    await say(app.visitor(), {});
    app.clock.turn(days(app.settings.retention.feedback));
    await runScheduled(app.services);
    expect(await kept(app)).toHaveLength(1);
    app.clock.turn(days(1));
    await runScheduled(app.services);
    expect(await kept(app)).toEqual([]);
  });
});

describe('the form without scripts', () => {
  const post = async (app: TestApp, fields: Record<string, string>) => {
    const answer = await app.visitor().postForm('/feedback/', { article, ...fields });
    return { status: answer.status, page: await answer.text() };
  };

  it('says thanks, and after a no asks what was missing and leads to a person', async () => {
    const app = await openSite();
    const no = await post(app, { helpful: 'no' });
    expect(no.status).toBe(200);
    expect(no.page).toContain('<textarea');
    expect(no.page).toContain('href="/contact/cancel/"');
    const done = await post(app, { helpful: 'no', comment: 'مهلت را نگفته است.' });
    expect(done.page).not.toContain('<textarea');
    expect(await kept(app)).toMatchObject([{ helpful: 0, comment: 'مهلت را نگفته است.' }]);
    const yes = await post(app, { helpful: 'yes' });
    expect(yes.page).toContain(`href="/${article}/"`);
    expect(yes.page).not.toContain('/contact/');
  });

  it('keeps what was typed where it is too long, and shows it as text', async () => {
    const app = await openSite();
    const comment = `</textarea><script>alert(1)</script>${'آ'.repeat(inputLimits.comment)}`;
    const { status, page } = await post(app, { helpful: 'no', comment });
    expect(status).toBe(422);
    expect(page).toContain('&lt;/textarea>&lt;script>');
    expect(page).toContain('آ'.repeat(inputLimits.comment));
    expect(page).not.toContain('<script>alert');
    expect(await kept(app)).toEqual([]);
  });

  it.each([
    [{ article: 'no/such', helpful: 'no' }, 404],
    [{ helpful: 'maybe' }, 422],
    [{ helpful: 'maybe', comment: 'آ'.repeat(inputLimits.comment + 1) }, 422],
    [{ helpful: 'no', who: 'me' }, 422],
  ] as const)('refuses %j', async (fields, status) => {
    const app = await openSite();
    expect((await post(app, fields)).status).toBe(status);
    expect(await kept(app)).toEqual([]);
  });
});
