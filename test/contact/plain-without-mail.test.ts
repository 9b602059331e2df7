import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { goodRequest } from '../helpers/tickets.ts';

const noMail = { services: { emailProvider: null } };

describe('the form without scripts where no mail is sent', () => {
  const typed = { title: goodRequest.title, text: goodRequest.text, email: 'sara@example.com' };
  const tokenIn = (page: string) => /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const open = (type: string) => `/contact/${type}/`;

  it('R71 says why a type cannot be filed and sends its words on to one that can', async () => {
    const app = await createTestApp(noMail);
    const accepting = app.settings.requestTypes.find(
      ({ unprovenTickets }) => unprovenTickets === 'accept',
    )!;
    const browser = app.visitor();
    const first = await browser.postForm(open('technical'), typed);
    expect(first.status).toBe(200);
    const page = await first.text();
    expect(page).toContain('اینجا ایمیل ارسال نمی‌شود');
    expect(page).toContain(`formaction="/contact/${accepting.id}/"`);
    expect(page).toContain(accepting.title);
    for (const word of [typed.title, typed.text]) expect(page).toContain(word);
    expect(page).not.toContain('name="email"');
    app.clock.turn(seconds(3));
    const again = { ...typed, formToken: tokenIn(page) };
    expect((await browser.postForm(open('technical'), again)).status).toBe(422);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);

    const other = await browser.postForm(open(accepting.id), again);
    const filled = await other.text();
    for (const word of [typed.title, typed.text]) expect(filled).toContain(word);
  });

  it('R71 files a type that takes unproven requests, with a mobile to answer to', async () => {
    const app = await createTestApp({
      settings: ({ requestTypes }) => {
        for (const type of requestTypes) type.unprovenTickets = 'accept';
      },
      ...noMail,
    });
    const browser = app.visitor();
    const { email: _, ...words } = typed;
    const page = await (await browser.postForm(open('technical'), words)).text();
    expect(page).toContain('name="mobile"');
    app.clock.turn(seconds(3));
    const empty = await browser.postForm(open('technical'), { ...words, formToken: tokenIn(page) });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('شمارهٔ موبایل لازم است');
    const filled = { ...words, mobile: '۰۹۱۲ ۱۲۳ ۴۵۶۷', formToken: tokenIn(page) };
    expect((await browser.postForm(open('technical'), filled)).status).toBeLessThan(400);
    expect(await app.db.all(sql`SELECT contact, proven, state FROM tickets`)).toEqual([
      { contact: '+989121234567', proven: 0, state: 'waiting' },
    ]);
  });

  it('R71 offers the other type where mail is paused too', async () => {
    const app = await createTestApp();
    const until = app.clock.now() + minutes(15);
    await app.db.run(sql`INSERT INTO provider_pauses VALUES ('smtp', ${until}, 'smtp: EAUTH')`);
    const browser = app.visitor();
    const page = await (await browser.postForm(open('technical'), typed)).text();
    app.clock.turn(seconds(3));
    const filed = await browser.postForm(open('technical'), { ...typed, formToken: tokenIn(page) });
    expect(filed.status).toBe(429);
    const answer = await filed.text();
    expect(answer).toContain('ایمیل در این لحظه ارسال نمی‌شود');
    expect(answer).toMatch(/formaction="\/contact\/[a-z-]+\/"/);
    expect(answer).toContain(typed.text);
  });
});
