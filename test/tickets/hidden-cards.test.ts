import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { FiledAnswer, Thread } from '#shared/contract/tickets.ts';
import { hiddenCards } from '#shared/fields/hidden-cards.ts';
import { Filed } from '#shared/forms/filed.tsx';
import { Messages } from '../../src/tickets/messages.browser.tsx';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const card = '6037-9911-9950-0590';
const words = 'شمارهٔ کارت برای امنیت شما پنهان شد';
const shown = '•••• ۰۵۹۰';
const withCard = { ...goodRequest, text: `${goodRequest.text} کارت من ${card} است.` };
const email = 'sara@example.com';

describe('R73 whoever wrote a card number learns that it was masked', () => {
  it('in the answer to the form, and by what the form shows then', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const answer = (await (await browser.post('/api/contact', withCard)).json()) as FiledAnswer;
    expect(answer.hiddenCards).toEqual(['0590']);
    const page = renderToString(h(Filed, { filed: answer }));
    expect(page).toContain(words);
    expect(page).toContain(`<bdi dir="ltr">${shown}</bdi>`);

    const path = `/api/requests/${answer.code}`;
    const thread = (await (await browser.get(path)).json()) as Thread;
    const messages = renderToString(h(Messages, { thread, now: app.clock.now() }));
    expect(messages).toContain(words);
    expect(messages).toContain(shown);
  });

  it('in a fact and in a later message too', async () => {
    const app = await createTestApp({
      settings({ requestTypes }) {
        const type = requestTypes.find(({ id }) => id === 'technical');
        type?.fields.push({ id: 'steps', label: 'چه کردید؟', type: 'text', required: false });
      },
    });
    const browser = await signedIn(app);
    const request = { ...goodRequest, facts: { steps: `با ${card} پرداختم` } };
    const answer = (await (await browser.post('/api/contact', request)).json()) as FiledAnswer;
    expect(answer.hiddenCards).toEqual(['0590']);
    const path = `/api/requests/${answer.code}`;
    const reply = { text: 'کارت دیگرم 5022 2910 1234 5672 است.' };
    expect((await browser.post(`${path}/messages`, reply)).status).toBe(201);
    const thread = (await (await browser.get(path)).json()) as Thread;
    const page = renderToString(h(Messages, { thread, now: app.clock.now() }));
    expect(page.split(words)).toHaveLength(3);
    expect(page).toContain('•••• ۵۶۷۲');
  });

  it('in the mail, once the address is proven', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { replyChannel: _, ...request } = withCard;
    const work = await solveFor(browser, 'ticket', email);
    const sent = { ...request, email, work, prove: 'link' };
    const filed = await browser.post('/api/contact', sent, { 'Idempotency-Key': 'form-key-1' });
    expect(((await filed.json()) as FiledAnswer).hiddenCards).toEqual(['0590']);
    const link = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await browser.postForm('/confirm/', link)).status).toBe(303);
    expect(app.lastMail().text).toContain(`${words}: ${shown}`);
  });

  it('on the page without scripts', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const typed = { title: withCard.title, text: withCard.text, email };
    const path = '/contact/technical/';
    const first = await (await browser.postForm(path, typed)).text();
    const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(first) ?? [];
    app.clock.turn(seconds(3));
    const page = await (await browser.postForm(path, { ...typed, formToken })).text();
    expect(page).toContain(words);
    expect(page).toContain(shown);
  });

  it('and nobody else', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const answer = await (await browser.post('/api/contact', goodRequest)).json();
    expect(answer).not.toHaveProperty('hiddenCards');
    expect(hiddenCards(['ORD-1405-8121-13567942', 5, null, ['xxxx']])).toEqual([]);
  });
});
