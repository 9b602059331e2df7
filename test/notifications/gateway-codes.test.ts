import { describe, expect, test } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import type { SendResult } from '../../worker/foundation/ports/providers.ts';
import { domestic } from '../../worker/notifications/providers/gateway-client.ts';
import { type PanelName, panelNames, startPanel } from '../fakes/panels.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

type Kinds = Partial<Record<SendResult['kind'] | 'slow', number[]>>;

/** The tables of the gateways, read on their own and not from our code. */
const tables: Record<PanelName, Kinds> = {
  kavenegar: {
    permanent: [400, 404, 405, 406, 411, 413, 414, 417, 419, 422],
    template: [420, 424, 426, 428, 431, 432, 607],
    account: [401, 403, 407, 412, 416, 418, 427, 501],
    retry: [402, 409],
    slow: [429, 451],
  },
  smsir: {
    account: [10, 11, 12, 13, 14, 101, 102, 119, 123],
    permanent: [103, 104, 105, 106, 107, 108, 109, 110, 115, 118],
    template: [113, 114, 116, 117],
    retry: [0],
    slow: [20],
  },
  melipayamak: {
    account: [0, 2, 3, 4, 5, 9, 10, 12, -1, -3, -7, -108, -109, -110, -111],
    permanent: [11, 16, 17, 18, 35, -2],
    template: [7, 14, 15, -4, -5, -10],
    retry: [6, -6],
    slow: [19],
  },
};

const rows = Object.entries(tables).flatMap(([name, kinds]) =>
  Object.entries(kinds).flatMap(([kind, codes]) =>
    codes.map((code) => ({ name: name as PanelName, kind, code })),
  ),
);

/** Refusals that no table has: they need not be the receiver's fault. */
const unknownCodes = { kavenegar: 433, smsir: 150, melipayamak: 40 };

describe('R48 every code of every gateway has its kind', () => {
  test.each(rows)('$name $code is $kind', async ({ name, kind, code }) => {
    const { gateway, provider } = await startPanel(name);
    gateway.play({ code });
    const result = await provider.send({ to: '+989121234567', text: 'متن', dedupeId: 1 });
    expect(result).toMatchObject(kind === 'slow' ? { kind: 'retry', slow: true } : { kind });
    expect(result).toMatchObject({ reason: expect.stringContaining(`${name} ${code}: `) });
  });

  test.each(panelNames)('%s refuses by a code that no table has', async (name) => {
    const { gateway, provider } = await startPanel(name);
    gateway.play({ code: unknownCodes[name] });
    const result = await provider.send({ to: '+989121234567', text: 'متن', dedupeId: 1 });
    expect(result).toMatchObject({ kind: 'template' });
  });

  test('kavenegar may tell the code in the body alone', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 418, in: 'body' });
    const result = await provider.send({ to: '+989121234567', text: 'متن', dedupeId: 1 });
    expect(result).toMatchObject({ kind: 'account' });
  });
});

describe('R48 a refusal for reasons of the account', () => {
  test.each(panelNames)('by %s sends the code by the next provider at once, once', async (name) => {
    const first = await startPanel(name);
    const second = await startPanel(name === 'smsir' ? 'kavenegar' : 'smsir');
    const { queueCode, kick, clock, alarmEvents } = await createTestOutbox({
      smsProviders: [first.provider, second.provider],
    });
    const { account = [], template = [] } = tables[name];
    const expected = [];
    for (const [i, code] of [...account, ...template].entries()) {
      first.gateway.play({ code });
      const to = `+98912${String(i).padStart(7, '0')}`;
      await queueCode({ to });
      await kick();
      expect(
        second.gateway.accepted.filter((sms) => sms.to === domestic(to)).length,
        `${code}`,
      ).toBe(1);
      expected.push(account.includes(code) ? 'provider_paused' : 'template_refused');
      clock.turn(minutes(16));
    }
    expect(first.gateway.calls).toHaveLength(expected.length);
    expect(first.gateway.accepted).toEqual([]);
    expect(alarmEvents()).toEqual(expected);
  });

  test.each(panelNames)('is none where %s names a fault of the message', async (name) => {
    const first = await startPanel(name);
    const second = await startPanel(name === 'smsir' ? 'kavenegar' : 'smsir');
    const { queueCode, kick, rows } = await createTestOutbox({
      smsProviders: [first.provider, second.provider],
    });
    const { permanent = [] } = tables[name];
    for (const [i, code] of permanent.entries()) {
      first.gateway.play({ code });
      await queueCode({ to: `+98912${String(i).padStart(7, '0')}` });
      await kick();
    }
    expect(second.gateway.calls).toEqual([]);
    expect((await rows()).map(({ state }) => state)).toEqual(permanent.map(() => 'dead'));
  });
});
