import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { createTestApp, type TestAppOptions } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';
import { addEmail } from '../organisations/organisation.ts';

const openThread = async (options?: TestAppOptions) => {
  const app = await createTestApp(options);
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  const path = `/api/requests/${code}`;
  const thread = async () => (await (await browser.get(path)).json()) as Thread;
  return { app, browser, path, thread };
};

describe('what the page of a request does not offer', () => {
  it('is a way of notifying that settings do not name', async () => {
    const { app, browser, path, thread } = await openThread({
      settings: (settings) => {
        settings.replyChannels = ['sms'];
      },
    });
    await addEmail(app, browser, 'mona@example.com');
    const before = (await thread()).replyChannel;
    const change = (replyChannel: string) => browser.put(`${path}/reply-channel`, { replyChannel });
    expect((await problemIn(change('email'))).fields).toHaveProperty('replyChannel');
    expect((await thread()).replyChannel).toBe(before);
    // To look by oneself is possible everywhere.
    expect((await change('thread')).status).toBe(204);
  });

  it('R71 is a way of notifying that nothing here sends by', async () => {
    const { app, browser, path } = await openThread();
    const change = (replyChannel: string) => browser.put(`${path}/reply-channel`, { replyChannel });
    await change('thread');
    Object.assign(app.services, { smsProviders: [] });
    expect((await problemIn(change('sms'))).fields).toHaveProperty('replyChannel');
  });

  it('is to make a request of the words that are one already', async () => {
    const { browser, path, thread } = await openThread();
    const [first] = (await thread()).messages;
    const split = (messageId: string | undefined) =>
      browser.post(
        `${path}/new`,
        { messageId, title: 'کالای معیوب رسید' },
        { 'Idempotency-Key': crypto.randomUUID() },
      );
    expect(await problemOf(split(first?.id))).toBe('not_found');
    await browser.post(`${path}/messages`, { text: 'موضوع دیگری هم هست.' });
    const second = (await thread()).messages.at(-1);
    expect((await split(second?.id)).status).toBe(201);
  });
});
