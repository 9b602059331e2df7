import { describe, expect, it } from 'vitest';
import { days, minutes } from '../../../worker/foundation/ports/clock.ts';
import type { SmsProvider } from '../../../worker/foundation/ports/providers.ts';
import { problemIn, problemOf } from '../../helpers/browser.ts';
import { signIn } from '../../helpers/people.ts';
import { solveFor } from '../../helpers/proof-of-work.ts';
import {
  agentOf,
  file,
  formOf,
  type Organisation,
  openOrganisation,
  sendForm,
  threadOf,
} from '../organisation.ts';
import settings from './content/settings.json';

const mobile = '09121234567';
const words = {
  title: 'لینک دورهٔ عکاسی نرسیده است',
  text: 'دیروز دوره را خریدم و پوشهٔ هرزنامه را هم دیدم، ولی ایمیلی نیامده است.',
};
const paid = { 'paid-on': '۱۴۰۵/۰۹/۰۲', 'paid-at': '۲۱:۴۰' };
const reference = '140509021234';
const links = { ...words, requestType: 'links', facts: { ...paid, reference } };

describe('signing up', () => {
  it('is signing in: a mobile number, then six digits that come by SMS', async () => {
    const app = await openOrganisation(settings);
    const browser = app.visitor();
    expect((await browser.post('/api/sign-in/code', { mobile: '۰۹۱۲۱۲۳۴۵۶۷' })).status).toBe(202);
    expect(app.lastSms()).toMatchObject({ to: '+989121234567' });
    expect(app.lastSms().code).toMatch(/^\d{6}$/);
    expect(app.lastSms().text).toContain('روزآموز');
    const proven = await browser.post('/api/sign-in/prove', { code: app.lastSms().code });
    expect(proven.status).toBe(204);
  });

  it('without a code one waits a few minutes and asks again; only the new code counts', async () => {
    const app = await openOrganisation(settings);
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile });
    const first = app.lastSms().code;
    expect(await problemOf(browser.post('/api/sign-in/code', { mobile }))).toMatch(
      /work_needed|too_many_requests/,
    );
    app.clock.turn(minutes(3));
    const other = app.visitor();
    const again = { mobile, work: await solveFor(other, 'code') };
    expect((await other.post('/api/sign-in/code', again)).status).toBe(202);
    expect(app.lastSms().code).not.toBe(first);
    const proven = await other.post('/api/sign-in/prove', { code: app.lastSms().code });
    expect(proven.status).toBe(204);
  });

  it('with still no code, a ticket is filed without signing in', async () => {
    const app = await openOrganisation(settings);
    losesTextsTo(app, '+989121234567');
    const guest = app.visitor();
    await guest.post('/api/sign-in/code', { mobile });
    const filed = await file(guest, {
      requestType: 'sign-in',
      title: 'کد ورود نمی‌رسد',
      text: 'سه بار کد خواستم و هر بار ده دقیقه صبر کردم؛ پیامکی نیامد.',
      mobile,
    });
    expect(app.texts).toEqual([]);
    expect(filed).toMatchObject({ state: 'waiting', proof: null, department: 'پشتیبانی دوره‌ها' });
    const desk = await agentOf(app, ['learning']);
    expect((await desk.list()).tickets).toMatchObject([{ code: filed.code, proven: false }]);
  });
});

/** No message ever reaches this one phone. */
function losesTextsTo({ services }: Organisation, lost: string) {
  const [gateway] = services.smsProviders;
  const send: SmsProvider['send'] = async (sms) =>
    sms.to === lost ? { kind: 'permanent', reason: 'blocked' } : await gateway!.send(sms);
  Object.assign(services, { smsProviders: [{ name: 'kavenegar', send }] });
}

describe('an answer', () => {
  it('comes within one business day at most, whatever is asked', async () => {
    const app = await openOrganisation(settings);
    for (const { id } of app.settings.requestTypes) {
      const { promise, promiseRule } = await formOf(app.visitor(), id);
      expect(promiseRule, id).toBe('یک روز کاری');
      expect(promise.text, id).toContain('چهارشنبه ۴ آذر');
    }
  });

  it('is promised on the ticket and in its notice, and days off do not count', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    app.clock.turn(days(2));
    const { promise } = await file(customer, links);
    expect(promise?.text).toContain('شنبه ۷ آذر');
    expect(app.lastSms().text).toContain(promise?.text);
  });
});

describe('trouble with paying', () => {
  it('is a ladder: another browser, VPN off, pay again minutes later, then tell support', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const request = {
      requestType: 'payment',
      title: 'درگاه بانک باز نمی‌شود',
      text: 'پس از زدن دکمهٔ پرداخت، صفحه سفید می‌ماند.',
      facts: { tried: 'some' },
    };
    expect(await problemIn(sendForm(customer, { ...request, facts: {} }))).toMatchObject({
      code: 'bad_input',
      fields: { 'facts.tried': expect.any(String) },
    });
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['financial']);
    const [rule] = (await desk.read(code)).rules;
    expect(rule).toMatchObject({ broken: true });
    const steps = ['مرورگر دیگری', 'فیلترشکن را خاموش', 'چند دقیقه بعد', 'به ما بگویید'];
    const places = steps.map((step) => rule?.text.indexOf(step) ?? -1);
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('links that did not come', () => {
  it.each([
    ['paid-on', 'تاریخ'],
    ['paid-at', 'ساعت'],
  ])('a ticket must carry %s of the payment', async (field) => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const { [field]: _, ...others } = links.facts as Record<string, string>;
    const problem = await problemIn(sendForm(customer, { ...links, facts: others }));
    expect(problem.code).toBe('bad_input');
    expect(Object.keys(problem.fields ?? {})).toEqual([`facts.${field}`]);
  });

  it('no tracking number at all means a bank error: not charged, or returned within 72 hours', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const problem = await problemIn(sendForm(customer, { ...links, facts: paid }));
    expect(problem.code).toBe('other_type_fits');
    expect(problem.fields?.['facts.reference']).toMatch(/بانک.*پولی کم نشده.*۷۲ ساعت/);
    expect(problem.facts?.broken).toMatchObject([{ offer: 'financial' }]);
  });

  it('with date, time and tracking number reaches support, who read all three', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const { code } = await file(customer, links);
    const { facts, rules } = await threadOf(customer, code);
    expect(facts.map(({ value }) => value).join(' ')).toContain(reference);
    expect(facts.map(({ id }) => id)).toEqual(['paid-on', 'paid-at', 'reference']);
    expect(rules.map(({ text }) => text).join(' ')).toMatch(/یک ساعت.*هرزنامه/);
  });
});

describe('paid but not active', () => {
  const request = {
    requestType: 'financial',
    title: 'پول کم شد ولی دوره فعال نشد',
    text: 'دورهٔ نقاشی را خریدم، پول کم شد و در دوره‌های من نیست.',
    facts: { ...paid, reference, amount: '۴۵۰۰۰۰' },
  };

  it('is a financial follow-up, for digital goods activate at once', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const { code, department } = await file(customer, request);
    expect(department).toBe('مالی');
    const thread = await threadOf(customer, code);
    expect(thread.requestType).toBe('پیگیری مالی');
    expect(thread.rules.map(({ text }) => text).join(' ')).toContain('همان لحظهٔ پرداخت فعال می‌شود');
  });

  it('is taken without a tracking number too, and the desk sees that it is a bank error', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const { code } = await file(customer, { ...request, facts: paid });
    const desk = await agentOf(app, ['financial']);
    const { rules } = await desk.read(code);
    expect(rules.filter(({ broken }) => broken).map(({ text }) => text)).toEqual([
      expect.stringContaining('۷۲ ساعت'),
    ]);
  });
});

describe('printed goods', () => {
  it('take two business days to one week by post, depending on city and holidays', async () => {
    const app = await openOrganisation(settings);
    const customer = await signIn(app, mobile);
    const { code, department } = await file(customer, {
      requestType: 'printed',
      title: 'کتاب دوره هنوز نرسیده است',
      text: 'ده روز پیش خریدم و کد رهگیری هم نگرفته‌ام.',
      facts: { order: '۱۲۳۴۵۶' },
    });
    expect(department).toBe('ارسال پستی');
    const [rule] = (await threadOf(customer, code)).rules;
    expect(rule?.text).toMatch(/شهر و تعطیلات رسمی، ۲ روز کاری تا یک هفته/);
  });
});
