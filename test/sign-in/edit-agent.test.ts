import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { editAgent } from '../../worker/sign-in/edit-agent.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { deskOf } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { authenticatorCode, passFirstFactor, signIn, signInAgent } from '../helpers/people.ts';
import { fileTicket } from '../helpers/tickets.ts';

const mobile = '+989350000001';
const colleague = '+989350000002';
const edit = (app: TestApp, change: Parameters<typeof editAgent>[2]) =>
  editAgent({ ...app.services, db: app.db }, mobile, change);
const deskStatus = async ({ browser }: Awaited<ReturnType<typeof signInAgent>>) =>
  (await browser.get('/api/desk/session')).status;

describe('another role of an agent', () => {
  it.each([
    ['agent', 'admin'],
    ['admin', 'agent'],
  ] as const)(
    'R16 R18 ends every sign-in for good, though the role goes back: %s, %s',
    async (from, to) => {
      const app = await createTestApp();
      const whole = await signInAgent(app, { mobile, role: from });
      const other = await signInAgent(app, { mobile: colleague, role: from });
      app.clock.turn(minutes(1));
      const half = await passFirstFactor(app, mobile);
      app.clock.turn(minutes(1));
      const asked = app.visitor();
      await asked.post('/api/desk/sign-in/code', { mobile });
      const { code } = app.lastSms();

      await edit(app, { role: to });
      expect(await deskStatus(whole)).toBe(401);
      await edit(app, { role: from });
      expect(await deskStatus(whole)).toBe(401);
      const second = { code: await authenticatorCode(app, whole.agent) };
      const proving = half.post('/api/desk/sign-in/second-factor', second);
      expect(await problemOf(proving)).toBe('sign_in_needed');
      expect(await problemOf(asked.post('/api/desk/sign-in/prove', { code }))).toBe('code_expired');
      expect(await deskStatus(other)).toBe(200);

      app.clock.turn(minutes(1));
      const anew = await signInAgent(app, { mobile });
      expect(await (await anew.browser.get('/api/desk/session')).json()).toMatchObject({
        role: from,
      });
    },
  );

  it('R16 does not let a session of the former role begin meanwhile', async () => {
    const app = await createTestApp();
    const { agent } = await signInAgent(app, { mobile, role: 'admin' });
    app.clock.turn(minutes(1));
    const half = await passFirstFactor(app, mobile);
    const second = { code: await authenticatorCode(app, agent) };
    meanwhile(app.client, () => edit(app, { role: 'agent' }));
    expect((await half.post('/api/desk/sign-in/second-factor', second)).status).toBe(422);
    await edit(app, { role: 'admin' });
    expect((await half.get('/api/desk/session')).status).toBe(401);
    expect((await app.client.execute('SELECT * FROM sessions')).rows).toEqual([]);
  });
});

describe('other departments and another name of an agent', () => {
  it('R18 leave a role as it is that was taken away meanwhile', async () => {
    const app = await createTestApp();
    await signInAgent(app, { mobile, role: 'admin' });
    meanwhile(app.client, () => edit(app, { role: 'agent' }));
    expect((await edit(app, { name: 'مینا' }))?.after).toMatchObject({
      name: 'مینا',
      role: 'agent',
    });
  });

  it('are those of before where nothing is given', async () => {
    const app = await createTestApp();
    const { agent } = await signInAgent(app, { mobile });
    expect((await edit(app, {}))?.after.id).toBe(agent.id);
  });

  it('R18 hold from the next request on, and end nothing', async () => {
    const app = await createTestApp();
    const code = await fileTicket(await signIn(app, '+989121234567'));
    const departments = ['technical'];
    const desk = deskOf((await signInAgent(app, { mobile, departments })).browser);
    const other = deskOf((await signInAgent(app, { mobile: colleague, departments })).browser);
    expect((await desk.list()).tickets).toHaveLength(1);

    await edit(app, { departments: ['financial', 'orders'], name: ' مینا ' });
    expect((await desk.list()).tickets).toEqual([]);
    for (const path of ['', '/transcript.json'])
      expect((await desk.browser.get(`/api/desk/tickets/${code}${path}`)).status).toBe(404);
    const note = await desk.browser.post(
      `/api/desk/tickets/${code}/note`,
      { version: 1, text: 'یادداشت' },
      { 'Idempotency-Key': 'a-key-of-the-agent' },
    );
    expect(note.status).toBe(404);
    expect(await (await desk.browser.get('/api/desk/session')).json()).toMatchObject({
      name: 'مینا',
      role: 'agent',
      departments: ['financial', 'orders'],
    });
    expect((await other.list()).tickets).toHaveLength(1);

    await edit(app, { departments, role: 'agent' });
    expect((await desk.list()).tickets).toHaveLength(1);
  });

  it('answers nothing for whoever is no agent', async () => {
    expect(await edit(await createTestApp(), { name: 'مینا' })).toBeNull();
  });
});
