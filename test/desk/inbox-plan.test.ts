import { expect, it } from 'vitest';
import { openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

it.each(['', '?department=technical', '?view=owed&department=technical', '?view=mine'])(
  'the list of what is owed reads no closed ticket: /api/desk/tickets%s',
  async (query) => {
    const { app, agent } = await openDesk();
    const sent = recordStatements(app.client);
    await agent.list(query);
    const asked = [...sent].filter(([sql]) => /FROM tickets\b.*stage_due_at/s.test(sql));
    expect(asked).toHaveLength(2);
    for (const [sql, args] of asked) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const used = rows
        .map(({ detail }) => String(detail))
        .filter((step) => /^(?:SEARCH|SCAN) tickets /.test(step));
      expect(used.join('\n')).toMatch(
        /^SEARCH tickets USING INDEX tickets_state \(state=\?\)\nSEARCH tickets USING INDEX tickets_stage_due \(/,
      );
      expect(used).toHaveLength(2);
    }
  },
);
