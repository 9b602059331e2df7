import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { agentAt } from '../helpers/desk.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { payFor } from '../helpers/work.ts';

const mobile = '09121234567';

async function fileAsStranger(requestType: string) {
  const house = await createTestApp({
    settings: (settings) => {
      settings.departments.technical!.notify = { channel: 'sms', to: '+989120000099' };
    },
  });
  const visitor = house.visitor();
  const work = await payFor(visitor, 'ticket');
  const code = await fileTicket(visitor, { requestType, mobile, work, replyChannel: undefined });
  return { house, visitor, code };
}

describe('somebody who has proven nothing', () => {
  it('is marked so at the desk where the type lets them in, and told of the answer', async () => {
    const { house, code } = await fileAsStranger('account');
    const agent = await agentAt(house, { departments: ['accounts'] });
    const { tickets } = await agent.list();
    expect(tickets).toMatchObject([{ code, proven: false, customer: '0912 ••• 4567' }]);
    expect((await agent.read(code)).customer.identities).toEqual([
      { kind: 'mobile', masked: '0912 ••• 4567', proven: false },
    ]);

    house.texts.length = 0;
    house.clock.turn(minutes(1));
    await agent.act(code, 'reply', { text: 'متن-پاسخ که در پیامک نمی‌آید' });
    expect(house.texts.map(({ to }) => to)).toEqual(['+989121234567']);
    expect(house.lastSms().text).not.toContain('متن-پاسخ');
  });

  it('R14 is told no more than three times a day', async () => {
    const { house, code } = await fileAsStranger('account');
    const agent = await agentAt(house, { departments: ['accounts'] });
    house.texts.length = 0;
    for (let count = 0; count < 5; count++)
      await agent.act(code, 'reply', { text: `پاسخ ${count}` });
    expect(house.texts.length).toBeLessThanOrEqual(3);
    expect((await agent.read(code)).messages).toHaveLength(6);
  });

  it('reaches neither desk nor department before the proof, and both with it', async () => {
    const { house, visitor, code } = await fileAsStranger('technical');
    const told = () => house.texts.filter(({ to }) => to === '+989120000099');
    expect(told()).toEqual([]);
    const { code: proof } = house.lastSms();
    await visitor.post('/api/contact/prove', { code: proof });
    expect(told()).toHaveLength(1);
    expect(told()[0]?.text).toContain(code);
    const agent = await agentAt(house);
    expect((await agent.list()).tickets).toMatchObject([{ code, proven: true, state: 'waiting' }]);
  });

  it('can be blocked by the address they left, as far as it stays unproven (R96)', async () => {
    const { house, code } = await fileAsStranger('account');
    const agent = await agentAt(house, { departments: ['accounts'] });
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });
    house.clock.turn(minutes(20));
    const visitor = house.visitor();
    const work = await payFor(visitor, 'ticket');
    await fileTicket(visitor, { requestType: 'account', mobile, work, replyChannel: undefined });
    expect((await agent.list()).tickets).toMatchObject([{ code }]);
    house.texts.length = 0;
    await house.visitor().post('/api/sign-in/code', { mobile });
    expect(house.texts.map(({ to }) => to)).toEqual(['+989121234567']);
  });
});
