import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { problemIn } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { fileTicket } from '../helpers/tickets.ts';

type Desk = Awaited<ReturnType<typeof agentAt>>;

const pulseOf = async ({ browser }: Desk) =>
  (await (await browser.get('/api/desk/pulse')).json()) as PulseAnswer;
const unseenBy = async (desk: Desk) => (await pulseOf(desk)).counts.mentions.count;
const mention = (desk: Desk, code: string, ...named: Desk[]) =>
  desk.act(code, 'note', {
    text: `${named.map(({ agent }) => `@${agent.name}`).join(' ')} لطفاً ببینید.`,
    mentions: named.map(({ agent }) => agent.id),
  });

describe('an agent who is named in a note', () => {
  it('sees a count and the ticket, until it opens the thread', async () => {
    const { app, code, agent } = await openDesk();
    const named = await agentAt(app);
    const { mark } = await pulseOf(named);
    expect((await mention(agent, code, named)).status).toBe(201);

    const changed = await named.browser.get(`/api/desk/pulse?since=${mark}`);
    expect(changed.status).toBe(200);
    expect(await unseenBy(named)).toBe(1);
    expect(await unseenBy(agent)).toBe(0);
    const list = await named.list('?view=mentions');
    expect(list).toMatchObject({ tickets: [{ code }], total: { count: 1 } });

    const { messages } = await named.read(code);
    expect(messages.at(-1)).toMatchObject({ internal: true, mentions: [named.agent.name] });
    await app.settle();
    expect(await unseenBy(named)).toBe(0);
    expect((await named.list('?view=mentions')).tickets).toHaveLength(1);
  });

  it('is named in the thread that its request was merged into, and sees the note there', async () => {
    const { app, customer, code, agent } = await openDesk();
    const other = await fileTicket(customer, {
      ...{ anotherMatter: true, title: 'مشکل دیگر' },
      text: 'متنی که با دیگری یکی نیست.',
    });
    const named = await agentAt(app);
    await mention(agent, other, named);
    expect((await agent.act(other, 'merge', { other: code })).ok).toBe(true);
    const { messages } = await named.read(code);
    expect(messages.find(({ internal }) => internal)?.mentions).toEqual([named.agent.name]);
    await app.settle();
    expect(await unseenBy(named)).toBe(0);
  });

  it('has those it has not seen first, each ticket once, a page after the other', async () => {
    const { app, customer, code, agent } = await openDesk();
    const named = await agentAt(app);
    const codes = [code];
    for (let at = 1; at < 4; at++)
      codes.push(
        await fileTicket(customer, {
          anotherMatter: true,
          title: `مشکل دیگر ${at}`,
          text: `${'متن '.repeat(at)} که با دیگری یکی نیست.`,
        }),
      );
    for (const one of codes) {
      app.clock.turn(1_000);
      await mention(agent, one, named);
      await mention(agent, one, named);
    }
    app.clock.turn(1_000);
    await named.read(codes[3]!);
    await app.settle();
    const wanted = [codes[2], codes[1], codes[0], codes[3]];
    const { tickets } = await named.list('?view=mentions');
    expect(tickets.map((ticket) => ticket.code)).toEqual(wanted);
    expect(await unseenBy(named)).toBe(3);
    const [{ a, b, id }] = (await app.db.all<{ a: number; b: number; id: string }>(sql`
      SELECT 0 AS a, -max(at) AS b, ticket_id AS id FROM mentions
      WHERE ticket_id = (SELECT id FROM tickets WHERE code = ${codes[2]!.replaceAll('-', '')})`)) as [
      { a: number; b: number; id: string },
    ];
    const rest = await named.list(`?view=mentions&after=${a}.${b}.${id}`);
    expect(rest.tickets.map((ticket) => ticket.code)).toEqual(wanted.slice(1));
  });

  it('R32 must be able to see the ticket: nothing is written otherwise', async () => {
    const { app, code, agent } = await openDesk();
    const elsewhere = await agentAt(app, { departments: ['financial'] });
    const named = await agentAt(app);
    const refused = await problemIn(await mention(agent, code, named, elsewhere));
    expect(refused).toMatchObject({ code: 'bad_input', fields: { mentions: expect.any(String) } });
    expect((await agent.read(code)).messages.filter(({ internal }) => internal)).toEqual([]);
    expect(await unseenBy(named)).toBe(0);
  });

  it('R32 counts and sees it no longer where the ticket went out of its reach', async () => {
    const { app, code, agent } = await openDesk();
    const named = await agentAt(app);
    await mention(agent, code, named);
    await agent.act(code, 'route', { department: 'financial' });
    expect(await unseenBy(named)).toBe(0);
    expect((await named.list('?view=mentions')).tickets).toEqual([]);
  });

  it('is not the one who writes, and once however often it is named', async () => {
    const { app, code, agent } = await openDesk();
    const named = await agentAt(app);
    await mention(agent, code, named, named, agent);
    expect(await unseenBy(agent)).toBe(0);
    expect(await unseenBy(named)).toBe(1);
  });

  it('is found among its mentions by words too', async () => {
    const { app, code, agent } = await openDesk();
    const named = await agentAt(app);
    expect((await named.list('?view=mentions&q=پرداخت')).tickets).toEqual([]);
    await mention(agent, code, named);
    expect((await named.list('?view=mentions&q=پرداخت')).tickets).toMatchObject([{ code }]);
  });
});
