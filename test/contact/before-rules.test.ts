import { describe, expect, it } from 'vitest';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { readContentSettings } from '#test/runtime';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemIn } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const path = '/contact/damaged/';
const tokenIn = (page: string) => /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
const email = 'sara@example.com';
const mobile = '09121234567';
const damaged = { ...goodRequest, requestType: 'damaged' };
const missing = ['facts.order', 'facts.received-on'];
const nothingSaid = 'چیزی از موضوع نمی‌گوید';
const tooLong = (count: string) => `این متن بیش از ${count} حرف است؛ آن را کوتاه‌تر کنید.`;
const needed = 'این قسمت را پر کنید.';
const wide = 'ن'.repeat(100_000);

/** The app, and how often a rule has looked at a title: each one asks for the words that say nothing. */
async function openApp() {
  const settings: Settings = loadSettings(await readContentSettings());
  const { emptyTitleWords } = settings.quality;
  const rules = { asked: 0 };
  Object.defineProperty(settings.quality, 'emptyTitleWords', {
    get() {
      rules.asked += 1;
      return emptyTitleWords;
    },
  });
  return { ...(await createTestApp({ services: { settings } })), rules };
}

const boxes = ({ fields = {} }: { fields?: Record<string, string> }) =>
  new Set(Object.keys(fields));

const facts = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, '1']));

describe('R91 a post without work', () => {
  it.each<[string, object, string, string[]?]>([
    ['nothing paid', { mobile }, 'work_needed'],
    ['nothing paid, and faults', { mobile, title: 'سلام', facts: {} }, 'work_needed'],
    ['nothing paid, and no address', {}, 'work_needed'],
    ['an empty payment', { mobile, work: '' }, 'work_needed'],
    ['work that nobody did', { mobile, work: 'e30=' }, 'work_wrong'],
    ['more work than there is', { mobile, work: 'x'.repeat(4_001) }, 'bad_input', ['work']],
    ['a title without end', { mobile, title: wide }, 'bad_input', ['title']],
    ['a text without end', { mobile, text: wide }, 'bad_input', ['text']],
    ['a fact without end', { mobile, facts: { order: wide } }, 'bad_input', ['facts.order']],
    ['facts without end', { mobile, facts: facts(10_000) }, 'bad_input', ['facts']],
  ])('with %s reaches no rule', async (_, sent, code, fields) => {
    const app = await openApp();
    const text = 'a'.repeat(ticketLimits.text);
    const asked = countRoundTrips(app.client);
    const problem = await problemIn(
      app.visitor().post('/api/contact', { ...damaged, text, ...sent }),
    );
    expect(problem.code).toBe(code);
    if (fields) expect(boxes(problem)).toEqual(new Set(fields));
    expect([app.rules.asked, asked.statements]).toEqual([0, 0]);
  });

  it('with work whose time is over reaches no rule', async () => {
    const app = await openApp();
    const browser = app.visitor();
    const work = await solveFor(browser, 'ticket');
    app.clock.turn(minutes(10));
    const asked = countRoundTrips(app.client);
    const problem = await problemIn(browser.post('/api/contact', { ...damaged, mobile, work }));
    expect([problem.code, app.rules.asked, asked.statements]).toEqual(['work_expired', 0, 0]);
  });

  it('and with a session that is none reaches no rule', async () => {
    const app = await openApp();
    const browser = app.visitor();
    browser.cookies.set('__Host-session', 'a'.repeat(43));
    const problem = await problemIn(browser.post('/api/contact', { ...damaged, mobile }));
    expect([problem.code, app.rules.asked]).toEqual(['work_needed', 0]);
  });

  it('gets all its faults at once when the work is there, that of its address among them', async () => {
    const app = await openApp();
    const browser = app.visitor();
    const work = await solveFor(browser, 'ticket', mobile);
    const forNobody = await solveFor(browser, 'ticket', null);
    const send = async (change: object) =>
      await problemIn(browser.post('/api/contact', { ...damaged, title: 'سلام', work, ...change }));
    const problem = await send({ mobile });
    expect(problem.code).toBe('bad_input');
    expect(boxes(problem)).toEqual(new Set([...missing, 'title']));
    expect(app.rules.asked).toBeGreaterThan(0);
    for (const addresses of [{ work: forNobody }, { mobile, email }])
      expect(boxes(await send(addresses))).toEqual(new Set([...missing, 'mobile', 'title']));
    const good = { ...goodRequest, replyChannel: undefined, mobile, work };
    expect((await browser.post('/api/contact', good)).status).toBe(201);
  });

  it('is taken from a customer, who pays none', async () => {
    const app = await openApp();
    const browser = await signedIn(app);
    const problem = await problemIn(browser.post('/api/contact', { ...damaged, title: 'سلام' }));
    expect(boxes(problem)).toEqual(new Set([...missing, 'title']));
    await fileTicket(browser);
  });
});

describe('R91 the form without scripts', () => {
  const typed = { title: 'سلام', text: goodRequest.text, email };
  const post = async (browser: Browser, fields: Record<string, string>) => {
    const answer = await browser.postForm(path, fields);
    return { status: answer.status, page: await answer.text() };
  };
  async function openForm() {
    const app = await openApp();
    const browser = app.visitor();
    const formToken = tokenIn((await post(browser, typed)).page);
    app.clock.turn(seconds(3));
    return { app, browser, formToken };
  }

  it.each([
    ['title', '۱۵۰', 'a'.repeat(250_000)],
    ['text', '۱۰۰۰۰', 'a'.repeat(250_000)],
    ['text', '۱۰۰۰۰', '@'.repeat(80_000)],
    ['text', '۱۰۰۰۰', '؟ '.repeat(20_000)],
    ['text', '۱۰۰۰۰', 'salam pardakht '.repeat(700)],
    ['facts.order', '۱۰۰۰۰', '1 '.repeat(60_000)],
    ['facts.received-on', '۱۰۰۰۰', 'ش'.repeat(10_001)],
    ['email', '۳۲۰', 'a@'.repeat(30_000)],
  ])('reports beside «%s» that it is too long, and keeps all of it', async (name, count, long) => {
    const { app, browser, formToken } = await openForm();
    for (const token of ['', 'forged', formToken]) {
      const { status, page } = await post(browser, { ...typed, formToken: token, [name]: long });
      expect(status).toBe(422);
      expect(page).toContain(tooLong(count));
      expect(page).toContain(long);
      expect(tokenIn(page)).not.toBe('');
    }
    expect((await app.client.execute('SELECT id FROM tickets')).rows).toEqual([]);
  });

  it('asks no rule before the token is right, and none about what is too long', async () => {
    const { app, browser, formToken } = await openForm();
    const asked = countRoundTrips(app.client);
    const first = await post(browser, typed);
    expect([first.status, app.rules.asked]).toEqual([200, 0]);
    for (const text of [typed.text, 'a'.repeat(250_000)])
      await post(browser, { ...typed, text, formToken: `${formToken.slice(0, -1)}_` });
    expect([app.rules.asked, asked.statements]).toEqual([0, 0]);

    const { page } = await post(browser, { ...typed, title: 'a'.repeat(200_000), formToken });
    expect(page).not.toContain(nothingSaid);
    expect(page.split(needed).length - 1).toBeGreaterThan(1);
  });

  it('reports every other fault together with the field that is too long', async () => {
    const { browser, formToken } = await openForm();
    const text = 'a'.repeat(250_000);
    const { page } = await post(browser, { ...typed, text, formToken });
    for (const sentence of [nothingSaid, needed, tooLong('۱۰۰۰۰')])
      expect(page, sentence).toContain(sentence);
  });

  it('measures the text as it is stored: neither CRLF nor spaces at the ends count', async () => {
    const { browser } = await openForm();
    const lines = `${'ن'.repeat(99)}   \r\n`.repeat(ticketLimits.text / 100);
    expect((await post(browser, { ...typed, text: lines })).status).toBe(200);
  });
});
