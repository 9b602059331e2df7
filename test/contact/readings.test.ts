import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { ContactForm } from '#shared/forms/contact-form.tsx';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { publicSettings } from '#shared/settings/public.ts';
import settingsFile from '../../content/settings.json';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemIn } from '../helpers/browser.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const today = '1405-09-03';
const form = factsOfType(publicSettings(loadSettings(settingsFile)), 'payment')!;
const words = {
  title: 'پول کم شد ولی سفارش ثبت نشد',
  text: 'از حساب من پول کم شد ولی هیچ سفارشی در حساب کاربری من ثبت نشده است.',
};
type Facts = { 'paid-on': string; 'paid-at'?: string; amount?: string };
const boxesOf = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([id, text]) => [`facts.${id}`, text]));

/** What people type, and what it is taken for. */
const taken: [Facts, Record<string, string | number>][] = [
  [
    { 'paid-on': '1405/09/01 10:30:22', amount: '۲۵۰٫۰۰۰ تومان' },
    { 'paid-on': '1405-09-01', 'paid-at': '10:30', amount: 2_500_000 },
  ],
  [
    { 'paid-on': '', 'paid-at': '10:30:22 - 1405/09/01', amount: 'مبلغ ۱/۲۰۰/۰۰۰ ریال' },
    { 'paid-on': '1405-09-01', 'paid-at': '10:30', amount: 1_200_000 },
  ],
  [
    { 'paid-on': '۲۸ اسفند', 'paid-at': '۷ و نیم', amount: '۱ میلیون و ۲۰۰' },
    { 'paid-on': '1404-12-28', 'paid-at': '07:30', amount: 12_000_000 },
  ],
  [
    { 'paid-on': '22 Nov 2026 10:30', 'paid-at': '۱۷-۳۰', amount: 'دو و نیم میلیون' },
    { 'paid-on': '1405-09-01', 'paid-at': '17:30', amount: 25_000_000 },
  ],
  [
    { 'paid-on': '2026-11-21T21:00:00Z', amount: '۱٫۵ میلیون تومان' },
    { 'paid-on': '1405-09-01', 'paid-at': '00:30', amount: 15_000_000 },
  ],
];

describe('what people type into dates, hours and amounts', () => {
  it.each(taken)('%j is taken alike by the form and by the API', async (facts, stored) => {
    const inForm = checkTyped(
      form,
      { ...words, ...boxesOf(facts), terms: 'yes' },
      { today, addresses: [], takesFiles: true },
    );
    expect(inForm.faults).toEqual({});
    expect(inForm.facts).toEqual(stored);

    const app = await createTestApp();
    const browser = await signedIn(app);
    const request = { ...goodRequest, ...words, requestType: 'payment', facts };
    expect((await browser.post('/api/contact', request)).status).toBe(201);
    const [row] = (await app.client.execute('SELECT facts FROM tickets')).rows;
    expect(JSON.parse(String(row?.facts))).toMatchObject(stored);
  });
});

const doubtful: Facts = { 'paid-on': '3/9/05', 'paid-at': '۹', amount: '1,250.000' };
const readings = {
  'facts.paid-on': [
    { typed: '۱۴۰۳/۰۹/۰۵', shown: 'دوشنبه ۵ آذر ۱۴۰۳' },
    { typed: '۱۴۰۵/۰۹/۰۳', shown: 'سه‌شنبه ۳ آذر ۱۴۰۵' },
    { typed: '۱۳۸۴/۰۶/۱۲', shown: 'شنبه ۱۲ شهریور ۱۳۸۴' },
  ],
  'facts.paid-at': [
    { typed: '۰۹:۰۰', shown: '۹ صبح' },
    { typed: '۲۱:۰۰', shown: '۹ شب' },
  ],
  'facts.amount': [
    { typed: '۱٬۲۵۰ تومان', shown: '۱٬۲۵۰ تومان' },
    { typed: '۱٬۲۵۰٬۰۰۰ تومان', shown: '۱٬۲۵۰٬۰۰۰ تومان' },
  ],
};

describe('what has two readings', () => {
  it('is refused by the API with its readings, each of which it takes', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const request = { ...goodRequest, ...words, requestType: 'payment', facts: doubtful };
    const problem = await problemIn(browser.post('/api/contact', request));
    expect(problem).toMatchObject({ code: 'bad_input', facts: { readings } });
    expect(Object.keys(problem.fields ?? {})).toEqual(Object.keys(readings));
    const facts = { 'paid-on': '۱۴۰۵/۰۹/۰۳', 'paid-at': '۲۱:۰۰', amount: '۱٬۲۵۰٬۰۰۰ تومان' };
    expect((await browser.post('/api/contact', { ...request, facts })).status).toBe(201);
  });

  it('is asked by the form one tap away, tied to its box', () => {
    const typed = boxesOf(doubtful);
    const html = renderToString(
      h(ContactForm, { facts: form, typed, action: '/x', today, onChange: () => {} }),
    );
    for (const { shown } of Object.values(readings).flat())
      expect(html).toMatch(new RegExp(`<button[^>]*>${shown}</button>`));
    expect(html).toMatch(/aria-describedby="[^"]*field-facts-amount-ask/);
    expect(html).toContain('id="field-facts-amount-ask"');
  });

  it('beside a value that was taken is offered, and the value is said', () => {
    const typed = boxesOf({ 'paid-on': '۵/۲', amount: '۱ میلیون و ۲۰۰' });
    const props = { facts: form, typed, action: '/x', today };
    const alive = renderToString(h(ContactForm, { ...props, onChange: () => {} }));
    expect(alive).toContain('یعنی ۱٬۲۰۰٬۰۰۰ تومان');
    expect(alive).toMatch(/<button[^>]*>۱٬۰۰۰٬۲۰۰ تومان<\/button>/);
    expect(alive).toContain('یعنی شنبه ۵ اردیبهشت ۱۴۰۵');
    expect(alive).toMatch(/<button[^>]*>جمعه ۲ مرداد ۱۴۰۵<\/button>/);
    const plain = renderToString(h(ContactForm, props));
    expect(plain).toMatch(/name="reading.facts.amount" value="۱٬۰۰۰٬۲۰۰ تومان"/);
    expect(plain).toMatch(/name="reading.facts.amount" value(?:="")? checked/);
  });
});

describe('the form without scripts', () => {
  const path = '/contact/payment/';
  const tokenIn = (page: string) => /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const typed = { ...words, email: 'sara@example.com' };

  const openForm = async (facts: Facts) => {
    const app = await createTestApp();
    const browser = app.visitor();
    const boxes = { ...typed, ...boxesOf(facts) };
    const page = await (await browser.postForm(path, boxes)).text();
    app.clock.turn(seconds(3));
    const send = (more: Record<string, string>) =>
      browser.postForm(path, { ...boxes, formToken: tokenIn(page), ...more });
    const stored = async () => {
      const [row] = (await app.client.execute('SELECT facts FROM tickets')).rows;
      return row && JSON.parse(String(row.facts));
    };
    return { page, send, stored };
  };

  it('asks by radio buttons, and takes the one that is chosen', async () => {
    const { page, send, stored } = await openForm(doubtful);
    for (const [name, options] of Object.entries(readings))
      for (const { typed: value } of options)
        expect(page).toContain(`name="reading.${name}" value="${value}"`);
    expect((await send({})).status).toBe(422);
    const chosen = {
      'reading.facts.paid-on': '۱۴۰۵/۰۹/۰۳',
      'reading.facts.paid-at': '۲۱:۰۰',
      'reading.facts.amount': '۱٬۲۵۰٬۰۰۰ تومان',
    };
    expect((await send(chosen)).status).toBe(201);
    expect(await stored()).toMatchObject({
      'paid-on': '1405-09-03',
      'paid-at': '21:00',
      amount: 12_500_000,
    });
  });

  it('takes no choice for what is no longer in the box', async () => {
    const { send, stored } = await openForm({ 'paid-on': '1405/09/01 10:30', amount: '1,250.000' });
    const changed = { 'facts.amount': '۵۰۰٬۰۰۰', 'reading.facts.amount': '۱٬۲۵۰٬۰۰۰ تومان' };
    expect((await send(changed)).status).toBe(201);
    expect(await stored()).toMatchObject({ amount: 5_000_000 });
  });

  it('shows what it understood before it files, and fills the hour that one paste held', async () => {
    const { page, send, stored } = await openForm({
      'paid-on': '۱ آذر ساعت ۵ عصر',
      amount: '۱ میلیون و ۲۰۰',
    });
    expect(page).toContain('یعنی یکشنبه ۱ آذر ۱۴۰۵');
    expect(page).toContain('یعنی ۵ عصر');
    expect(page).toContain('یعنی ۱٬۲۰۰٬۰۰۰ تومان');
    const chosen = { 'reading.facts.amount': '۱٬۰۰۰٬۲۰۰ تومان' };
    expect((await send(chosen)).status).toBe(201);
    expect(await stored()).toMatchObject({ 'paid-at': '17:00', amount: 10_002_000 });
  });
});
