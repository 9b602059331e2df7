import { describe, expect, it } from 'vitest';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { tickets } from '../../worker/tickets/schema.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { signedIn } from '../helpers/tickets.ts';

async function openClosed() {
  const opened = await openDesk();
  const { app, agent, code } = opened;
  await agent.act(code, 'close', { reason: 'تمام شد.' });
  app.texts.length = 0;
  return {
    ...opened,
    row: async () => (await app.db.select().from(tickets))[0]!,
    act: async (what: string, body: object = {}) => (await agentAt(app)).act(code, what, body),
    thread: async () =>
      (await (await signedIn(app, customerMobile)).get(`/api/requests/${code}`)).json(),
  };
}

describe('R38 an agent takes up again', () => {
  it('a closed request, for a reason that the customer reads, with a promise from now', async () => {
    const { app, agent, code, act, row, thread } = await openClosed();
    expect((await agent.read(code)).can.reopen).toBe(true);
    app.clock.turn(days(30));
    expect((await act('reopen', { reason: 'پول هنوز واریز نشده است.' })).status).toBe(200);
    const ticket = await row();
    expect(ticket).toMatchObject({
      ...{ state: 'in_review', closeReason: null, promiseStartedAt: app.clock.now() },
    });
    expect(ticket.promiseDueAt).toBeGreaterThan(app.clock.now() + hours(1));
    // No move into review is announced.
    expect(app.texts.filter(({ to }) => to.endsWith(customerMobile.slice(1)))).toEqual([]);
    const seen = await thread();
    expect(seen.history.at(-1)).toMatchObject({ kind: 'state', why: 'پول هنوز واریز نشده است.' });
    expect(seen).toMatchObject({ closeReason: null, can: { solve: true } });
  });

  it('no open one', async () => {
    const { act } = await openClosed();
    await act('reopen', { reason: 'دوباره' });
    expect(await problemOf(act('reopen', { reason: 'دوباره' }))).toBe('move_refused');
  });

  it.each([
    ['whose words are erased', { fingerprint: '' }],
    ['that was merged into another', { mergedInto: 'another' }],
  ])('none %s', async (_which, set) => {
    const { app, act } = await openClosed();
    await app.db.update(tickets).set(set);
    expect(await problemOf(act('reopen', { reason: 'دوباره' }))).toBe('move_refused');
  });
});
