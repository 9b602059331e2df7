import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { agentAt } from '../helpers/desk.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket } from '../helpers/tickets.ts';

const mobile = '09121234567';

async function fileAsStranger(requestType: string) {
  const app = await createTestApp({
    settings: (settings) => {
      settings.departments.technical!.notify = { channel: 'sms', to: '+989120000099' };
    },
  });
  const visitor = app.visitor();
  const work = await solveFor(visitor, 'ticket');
  const code = await fileTicket(visitor, { requestType, mobile, work, replyChannel: undefined });
  return { app, visitor, code };
}

describe('a guest who has proven nothing', () => {
  it('is marked so at the desk where the type lets them in, and notified of the answer', async () => {
    const { app, code } = await fileAsStranger('account');
    const agent = await agentAt(app, { departments: ['accounts'] });
    const { tickets } = await agent.list();
    expect(tickets).toMatchObject([{ code, proven: false, customer: '۰۹۱۲ ••• ۴۵۶۷' }]);
    expect((await agent.read(code)).customer.identities).toEqual([
      { kind: 'mobile', masked: '۰۹۱۲ ••• ۴۵۶۷', proven: false },
    ]);

    app.texts.length = 0;
    app.clock.turn(minutes(1));
    await agent.act(code, 'reply', { text: 'متن-پاسخ که در پیامک نمی‌آید' });
    expect(app.texts.map(({ to }) => to)).toEqual(['+989121234567']);
    expect(app.lastSms().text).not.toContain('متن-پاسخ');
  });

  it('R14 is notified no more than three times a day', async () => {
    const { app, code } = await fileAsStranger('account');
    const agent = await agentAt(app, { departments: ['accounts'] });
    app.texts.length = 0;
    for (let count = 0; count < 5; count++)
      await agent.act(code, 'reply', { text: `پاسخ ${count}` });
    expect(app.texts.length).toBeLessThanOrEqual(3);
    expect((await agent.read(code)).messages).toHaveLength(6);
  });

  it('reaches neither desk nor department before the proof, and both with it', async () => {
    const { app, visitor, code } = await fileAsStranger('technical');
    const told = () => app.texts.filter(({ to }) => to === '+989120000099');
    expect(told()).toEqual([]);
    const { code: proof } = app.lastSms();
    await visitor.post('/api/contact/prove', { code: proof });
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain(code);
    const agent = await agentAt(app);
    expect((await agent.list()).tickets).toMatchObject([{ code, proven: true, state: 'waiting' }]);
  });

  it('can be blocked by the address they left, as far as it stays unproven (R96)', async () => {
    const { app, code } = await fileAsStranger('account');
    const agent = await agentAt(app, { departments: ['accounts'] });
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });
    app.clock.turn(minutes(20));
    const visitor = app.visitor();
    const work = await solveFor(visitor, 'ticket');
    await fileTicket(visitor, { requestType: 'account', mobile, work, replyChannel: undefined });
    expect((await agent.list()).tickets).toMatchObject([{ code }]);
    app.texts.length = 0;
    await app.visitor().post('/api/sign-in/code', { mobile });
    expect(app.texts.map(({ to }) => to)).toEqual(['+989121234567']);
  });
});
