import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { readField } from '#shared/fields/registry.ts';
import { ContactForm, type ContactFormProps } from '#shared/forms/contact-form.tsx';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { Choices } from '#shared/forms/inputs.tsx';
import { loadSettings } from '#shared/settings/load.ts';
import { publicSettings } from '#shared/settings/public.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import raw from '../../content/settings.json';
import { carriedAnswer } from '../../src/contact/carried-answer.browser.ts';
import { createTestApp } from '../helpers/app.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const modelWith = (contact: object, replyChannels: readonly ReplyChannel[]) => {
  const settings = loadSettings({ ...structuredClone(raw), contact });
  const facts = factsOfType(publicSettings(settings), 'technical');
  if (!facts) throw new Error('No such type.');
  return { ...facts, replyChannels };
};

const formOf = (
  contact: object,
  replyChannels: readonly ReplyChannel[],
  given: Partial<ContactFormProps> = {},
) =>
  renderToString(
    <ContactForm facts={modelWith(contact, replyChannels)} action="" alive known={{}} {...given} />,
  );

/** Names of boxes, each once, in the order in which they are asked. */
const namesIn = (html: string) => [
  ...new Set([...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)),
];

describe('the order of steps', () => {
  it.each([true, false])('is a setting: the topic first, or the answer (scripts: %s)', (alive) => {
    const given = { alive, known: null };
    const way = alive ? ['replyChannel', 'mobile'] : ['email'];
    const topicFirst = namesIn(formOf({}, ['sms', 'email'], given));
    expect(topicFirst[0]).toBe('title');
    expect(topicFirst.slice(-way.length)).toEqual(way);
    const answerFirst = namesIn(formOf({ first: 'answer' }, ['sms', 'email'], given));
    expect(answerFirst.slice(0, way.length + 1)).toEqual([...way, 'title']);
    expect(answerFirst).toHaveLength(topicFirst.length);
  });

  it('shows three steps, and the way back to the topics that keeps the answer’s way', () => {
    const html = formOf({ first: 'answer' }, ['sms', 'email'], {
      typed: { replyChannel: 'email' },
    });
    expect([...html.matchAll(/گام (.) از ۳/g)].map(([, step]) => step)).toEqual(['۱', '۲', '۳']);
    expect(html).toContain('href="/contact/#email"');
    expect(formOf({}, ['sms', 'email'])).not.toContain('گام');
  });

  it.each([
    ['?answer=email', 'email'],
    ['?title=x&answer=sms', 'sms'],
    ['?answer=thread', undefined],
    ['?answer=constructor', undefined],
    ['?answer=', undefined],
    ['', undefined],
  ])('the answer’s way in the address %s is %s', (search, channel) => {
    expect(carriedAnswer(['sms', 'email'], search)).toBe(channel);
  });
});

describe('the choice of being notified', () => {
  it('is one tick box where settings say so, for the first channel and the thread', () => {
    const tick = (typed = {}) =>
      formOf({ notify: 'tick' }, ['sms_and_email', 'sms', 'thread'], { typed });
    expect(tick()).toMatch(/type="checkbox"[^>]*name="replyChannel"[^>]*checked/);
    expect(tick()).toContain('با پیامک و ایمیل به من اطلاع دهید');
    expect(tick()).not.toMatch(/type="radio"[^>]*name="replyChannel"/);
    expect(tick({ replyChannel: 'thread' })).not.toMatch(/name="replyChannel"[^>]* checked/);
  });

  it('is among channels where it is no question of yes or no', () => {
    const html = formOf({ notify: 'tick' }, ['sms', 'email']);
    expect(html.match(/type="radio"[^>]*name="replyChannel"/g)).toHaveLength(2);
  });

  it('is in the organisation’s own words', () => {
    const words = { email: { label: 'با ایمیل، بدون حساب', hint: 'لینک تأیید می‌آید.' } };
    const html = formOf({ words }, ['sms', 'email']);
    expect(html).toContain('با ایمیل، بدون حساب');
    expect(html).toContain('پیامک');
  });
});

describe('a choice of one', () => {
  const yearly = [{ value: 'yearly', label: 'سالانه' }];
  it('is a sentence that holds its value, not a radio button', () => {
    const html = renderToString(<Choices name="period" label="دورهٔ اشتراک" options={yearly} />);
    expect(html).not.toContain('radio');
    expect(html).toMatch(/<input type="hidden" name="period" value="yearly"/);
    expect(html.replace(/<[^>]+>/g, '')).toBe('دورهٔ اشتراک: سالانه');
  });

  it.each(['sms', 'email', 'sms_and_email', 'thread'] as const)(
    'of the reply channel %s says what will be done',
    (channel) => {
      const html = formOf({}, [channel]);
      expect(html).not.toMatch(/type="radio"[^>]*name="replyChannel"/);
      expect(html).toMatch(/پاسخ را (?:با|در) .*(?:اطلاع می‌دهیم|می‌بینید)\./);
    },
  );

  it('that need not be made can still be left open', () => {
    const html = renderToString(
      <Choices name="period" label="دوره" options={yearly} required={false} />,
    );
    expect(html).toContain('type="radio"');
    const field = { type: 'choice', choices: yearly } as const;
    expect(readField(field, '')).toEqual({ ok: true, value: null });
    expect(readField({ ...field, required: true }, '')).toEqual({ ok: true, value: 'yearly' });
  });

  it('is made by the server as well where nothing is sent', async () => {
    const app = await createTestApp({
      settings: ({ requestTypes }) => {
        requestTypes
          .find(({ id }) => id === 'technical')
          ?.fields.push({
            ...{ id: 'period', type: 'choice', label: 'دوره', required: true, choices: yearly },
          });
      },
    });
    const customer = await signedIn(app);
    const filed = await customer.post('/api/contact', goodRequest);
    const { code } = (await filed.json()) as { code: string };
    const thread = await (await customer.get(`/api/requests/${code}`)).json();
    expect(thread).toMatchObject({ facts: [{ id: 'period', value: 'سالانه' }] });
  });
});
