import { describe, expect, it } from 'vitest';
import { blockAddress } from '../../worker/people/store.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { customerMobile, openDesk } from '../helpers/desk.ts';
import { addAgent, signInAgent } from '../helpers/people.ts';

describe('blocking a sender', () => {
  it('signs out at once, sends no code, and tells the other agents why', async () => {
    const { house, customer, code, agent } = await openDesk();
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });

    expect(await problemOf(customer.get('/api/requests'))).toBe('sign_in_needed');
    house.clock.turn(61_000);
    const visitor = house.visitor();
    expect((await visitor.post('/api/sign-in/code', { mobile: customerMobile })).status).toBe(202);
    expect(house.texts).toEqual([]);
    const thread = await agent.read(code);
    expect(thread.customer.blocked?.reason).toBe('پیام‌های تبلیغی');
    expect(thread.messages.at(-1)).toMatchObject({ internal: true, by: agent.agent.name });
  });

  it('can be taken back', async () => {
    const { house, code, agent } = await openDesk();
    await agent.act(code, 'block', { reason: 'پیام‌های تبلیغی' });
    await agent.act(code, 'unblock');
    house.clock.turn(61_000);
    await house.visitor().post('/api/sign-in/code', { mobile: customerMobile });
    expect(house.texts).toHaveLength(1);
    expect((await agent.read(code)).customer.blocked).toBeNull();
  });
});

describe('a block on a number that an agent has too', () => {
  it('does not keep the agent from the desk', async () => {
    const house = await createTestApp();
    const mobile = '+989351000009';
    await addAgent(house, { mobile });
    await blockAddress(house.db, {
      address: mobile,
      reason: 'پیام‌های تبلیغی',
      blockedAt: 1,
      blockedBy: null,
    });
    const { agent } = await signInAgent(house, { mobile });
    expect(agent.mobile).toBe(mobile);
  });
});
