import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { agentAt, openDesk } from '../helpers/desk.ts';

const card = '6037 9912 3456 7893';

describe('card numbers', () => {
  it('are masked in all that agents write and customers rate', async () => {
    const { house, customer, code } = await openDesk();
    const agent = await agentAt(house, { role: 'admin' });
    const text = `کارت شما ${card} است`;
    await agent.act(code, 'note', { text });
    await agent.act(code, 'route', { department: 'financial', why: text });
    await agent.act(code, 'reply', { text });
    await agent.act(code, 'close', { reason: text });
    await customer.post(`/api/requests/${code}/rating`, { rating: 4, comment: text });
    await agent.act(code, 'block', { reason: text });
    const [{ kept } = { kept: '' }] = await house.db.all<{ kept: string }>(sql`
      SELECT (SELECT group_concat(text) FROM messages) || (SELECT group_concat(why) FROM ticket_history)
        || (SELECT close_reason || rating_comment FROM tickets)
        || (SELECT group_concat(reason) FROM blocked_addresses) AS kept`);
    expect(kept).not.toContain(card);
    expect(kept.match(/xxxx-xxxx-xxxx-7893/g)).toHaveLength(8);
  });
});
