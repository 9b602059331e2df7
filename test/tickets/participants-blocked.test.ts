import { describe, expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { secondMobile, sharedTicket, threadOf } from '../helpers/participants.ts';
import { fileTicket } from '../helpers/tickets.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A request with its owner and a second person, whom an admin and an agent can block. */
async function openShared() {
  const app = await createTestApp();
  const shared = await sharedTicket(app);
  const admin = await agentAt(app, { role: 'admin' });
  const block = (address: string) =>
    admin.browser.post('/api/desk/blocked', { address, reason: 'پیام‌های تبلیغی' });
  return { app, ...shared, agent: await agentAt(app), block };
}

describe('a second person who is signed in and is blocked', () => {
  it.each(['by number', 'for a request of its own'])(
    'reads and writes nothing from then on, by API and by page: %s',
    async (how) => {
      const { app, owner, second, code, agent, block } = await openShared();
      const own = await fileTicket(second, { title: 'موضوع خودم' });
      const path = `/api/requests/${code}`;
      const answer =
        how === 'by number'
          ? await block(secondMobile.typed)
          : await agent.act(own, 'block', { reason: 'پیام‌های تبلیغی' });
      expect(answer.ok).toBe(true);
      const asked = [
        second.get('/api/requests'),
        second.get(path),
        second.get(`${path}/files/any`),
        second.post(`${path}/messages`, { text: 'هنوز هستم؟' }),
        second.post(`${path}/leave`),
        second.get('/api/account/data'),
      ];
      for (const one of asked) expect(await problemOf(one)).toBe('sign_in_needed');
      const page = await second.get(`/requests/${code}/`);
      expect(await page.text()).not.toContain((await threadOf(owner, code)).title);
      await second.send(`/requests/${code}/`, {
        method: 'POST',
        headers: form,
        body: new URLSearchParams({ key: 'a-key-of-the-plain-form', text: 'هنوز هستم؟' }),
      });
      expect((await threadOf(owner, code)).messages).toHaveLength(1);
      app.texts.length = 0;
      await agent.act(code, 'reply', { text: 'لطفاً مرورگر را به‌روز کنید.' });
      app.clock.turn(61_000);
      await app.visitor().post('/api/sign-in/code', { mobile: secondMobile.typed });
      await app.settle();
      expect(app.texts.filter(({ to }) => to === secondMobile.stored)).toEqual([]);
    },
  );

  it('does not take a number that was blocked after the code was sent to it', async () => {
    const { app, second, code, block } = await openShared();
    const mobile = '09121112222';
    await second.post('/api/account/identity/code', { mobile });
    await app.settle();
    const { code: proof } = app.lastSms();
    expect((await block(mobile)).ok).toBe(true);
    expect(await problemOf(second.post('/api/account/identity', { code: proof }))).toBe(
      'code_expired',
    );
    expect((await second.get(`/api/requests/${code}`)).status).toBe(200);
  });
});
