import { describe, expect, it } from 'vitest';
import { holdMs } from '#shared/contract/desk/undo.ts';
import { waitingActs } from '../../../src/desk/undo/waiting-acts.ts';

const sentAt = Date.UTC(2026, 10, 28);
/** The clock of the device goes an hour ahead. */
const aheadMs = 3_600_000;
const act = {
  ...({ id: 'a', kind: 'reply', code: 'AAAA-AAAA-AAAA', title: 'سبد خرید', count: 1 } as const),
  dueAt: sentAt + holdMs,
};
const sent = { ...act, endsAt: sentAt + aheadMs + holdMs };
const held = { ...act, stopped: null, outcome: null };
const waitingAt = (
  ms: number,
  known: Partial<Parameters<typeof waitingActs>[0]>,
): readonly string[] =>
  waitingActs(
    { sent: [], held: [], now: sentAt + ms, endOf: () => sent.endsAt, ...known },
    sentAt + aheadMs + ms,
  ).map(({ id }) => id);

describe('the acts that can still be undone', () => {
  it('are those that this page sent, before and after the server names them', () => {
    expect(waitingAt(100, { sent: [sent], now: sentAt - 3_000 })).toEqual(['a']);
    expect(waitingAt(100, { sent: [sent], now: 0 })).toEqual(['a']);
    expect(waitingAt(5_000, { sent: [sent], held: [held] })).toEqual(['a']);
  });

  it('are those of another page', () => {
    expect(waitingAt(5_000, { held: [held] })).toEqual(['a']);
  });

  it('are no longer those that the server has ceased to name, for they have happened', () => {
    expect(waitingAt(holdMs + 600, { sent: [sent] })).toEqual([]);
  });

  it('are no longer those that were stopped or are done', () => {
    const stopped = { ...held, stopped: { why: 'تغییر کرد.', words: {} } };
    const done = { ...held, outcome: { done: ['b'], changed: [] } as never };
    for (const ended of [stopped, done])
      expect(waitingAt(5_000, { sent: [sent], held: [ended] })).toEqual([]);
  });

  it('are for four seconds those whose end nobody has answered', () => {
    expect(waitingAt(holdMs + 3_900, { sent: [sent], held: [held] })).toEqual(['a']);
    expect(waitingAt(holdMs + 4_100, { sent: [sent], held: [held] })).toEqual([]);
  });

  it('come with the last to end first', () => {
    const later = { ...sent, id: 'b', endsAt: sent.endsAt + 1 };
    expect(waitingAt(100, { sent: [sent, later], now: 0 })).toEqual(['b', 'a']);
  });
});
