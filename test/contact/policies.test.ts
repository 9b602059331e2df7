import { describe, expect, it } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemIn } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const wantsReference = (otherwise: object) => (settings: Settings) => {
  settings.policies['bank-return']!.rule = {
    kind: 'filled',
    field: 'reference',
    otherwise: {
      say: 'بدون شمارهٔ پیگیری، پرداخت در بانک کامل نشده است.',
      refuse: true,
      ...otherwise,
    },
  };
};

const send = async (otherwise: object, facts: Record<string, string> = {}) => {
  const app = await createTestApp({ settings: wantsReference(otherwise) });
  const customer = await signedIn(app);
  return await customer.post('/api/contact', {
    ...goodRequest,
    requestType: 'payment',
    facts: { 'paid-on': '۱۴۰۵/۰۹/۰۲', 'paid-at': '۱۰:۳۰', ...facts },
  });
};

describe('a rule that wants a field filled', () => {
  it('says why, beside the field, and leads to the type that fits', async () => {
    const problem = await problemIn(send({ offer: 'refund' }));
    expect(problem.code).toBe('other_type_fits');
    expect(problem.fields?.['facts.reference']).toContain('بانک');
    expect(problem.facts?.broken).toMatchObject([{ policy: 'bank-return', offer: 'refund' }]);
  });

  it('is a fault of the field where no other type fits', async () => {
    expect(await problemIn(send({}))).toMatchObject({
      code: 'bad_input',
      fields: { 'facts.reference': expect.stringContaining('بانک') },
    });
  });

  it('lets pass what is filled, and what it only warns of', async () => {
    expect((await send({}, { reference: '123456789012' })).status).toBe(201);
    expect((await send({ refuse: false })).status).toBe(201);
  });
});

describe('a rule for some requests alone', () => {
  const onlyForBooks = (settings: Settings) => {
    wantsReference({})(settings);
    const type = settings.requestTypes.find(({ id }) => id === 'payment')!;
    type.fields.push({
      id: 'what',
      type: 'choice',
      label: 'چه چیزی؟',
      required: false,
      choices: ['book', 'course'].map((value) => ({ value, label: value })),
    });
    Object.assign(settings.policies['bank-return']!.rule!, {
      when: { field: 'what', is: ['book'] },
    });
  };

  it.each([
    ['book', 422],
    ['course', 201],
    ['', 201],
  ])('decides for its choice, and for no other: «%s»', async (what, status) => {
    const app = await createTestApp({ settings: onlyForBooks });
    const customer = await signedIn(app);
    const answer = await customer.post('/api/contact', {
      ...goodRequest,
      requestType: 'payment',
      facts: { 'paid-on': '۱۴۰۵/۰۹/۰۲', 'paid-at': '۱۰:۳۰', ...(what && { what }) },
    });
    expect(answer.status).toBe(status);
  });
});

describe('a rule that wants time to pass first', () => {
  const wantsPatience = (settings: Settings) => {
    settings.policies['bank-return']!.rule = {
      kind: 'after',
      dateField: 'paid-on',
      timeField: 'paid-at',
      duration: { atMost: 72, unit: 'hours' },
      otherwise: { say: 'بانک تا ۷۲ ساعت برمی‌گرداند؛ صبر کنید.', refuse: true },
    };
  };
  const paid = async (facts: Record<string, string>) => {
    const customer = await signedIn(await createTestApp({ settings: wantsPatience }));
    return await customer.post('/api/contact', { ...goodRequest, requestType: 'payment', facts });
  };

  it('stops what would settle by itself, to the minute', async () => {
    const early = await problemIn(paid({ 'paid-on': '۱۴۰۵/۰۸/۳۰', 'paid-at': '۱۰:۰۱' }));
    expect(early.fields?.['facts.paid-on']).toContain('صبر');
    const { status } = await paid({ 'paid-on': '۱۴۰۵/۰۸/۳۰', 'paid-at': '۱۰:۰۰' });
    expect(status).toBe(201);
  });
});

describe('the proof of a guest’s mailbox', () => {
  it('is by what settings say, unless the form says otherwise', async () => {
    for (const [prove, kind] of [
      [undefined, 'email_link'],
      ['code', 'email_code'],
    ]) {
      const app = await createTestApp({
        settings: (settings) => {
          settings.emailProof = 'link';
        },
      });
      const browser = app.visitor();
      const { replyChannel: _, ...request } = goodRequest;
      const filed = await browser.post('/api/contact', {
        ...request,
        email: 'sara@example.com',
        work: await solveFor(browser, 'ticket', 'sara@example.com'),
        ...(prove && { prove }),
      });
      expect(await filed.json()).toMatchObject({ proof: { kind } });
    }
  });
});
