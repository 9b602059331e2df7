import { describe, expect, test } from 'vitest';
import type { SendResult } from '../../worker/foundation/ports/providers.ts';
import { type PanelName, startPanel } from '../fakes/panels.ts';

type Kinds = Partial<Record<SendResult['kind'] | 'slow', number[]>>;

/** The tables of the gateways, read on their own and not from our code. */
const tables: Record<PanelName, Kinds> = {
  kavenegar: {
    permanent: [
      400, 404, 405, 406, 411, 413, 414, 417, 419, 420, 422, 424, 426, 428, 431, 432, 607,
    ],
    account: [401, 403, 407, 412, 416, 418, 427, 501],
    retry: [402, 409],
    slow: [429, 451],
  },
  smsir: {
    account: [10, 11, 12, 13, 14, 101, 102, 119, 123],
    permanent: [103, 104, 105, 106, 107, 108, 109, 110, 113, 114, 115, 116, 117, 118],
    retry: [0],
    slow: [20],
  },
  melipayamak: {
    account: [0, 2, 3, 4, 5, 9, 10, 12, -1, -3, -7, -108, -109, -110, -111],
    permanent: [7, 14, 15, 16, 17, 18, 35, -2, -4, -5, -10],
    retry: [6, 11, -6],
    slow: [19],
  },
};

const rows = Object.entries(tables).flatMap(([name, kinds]) =>
  Object.entries(kinds).flatMap(([kind, codes]) =>
    codes.map((code) => ({ name: name as PanelName, kind, code })),
  ),
);

describe('R48 every code of every gateway has its kind', () => {
  test.each(rows)('$name $code is $kind', async ({ name, kind, code }) => {
    const { gateway, provider } = await startPanel(name);
    gateway.play({ code });
    const result = await provider.send({ to: '+989121234567', text: 'متن', dedupeId: 1 });
    expect(result).toMatchObject(kind === 'slow' ? { kind: 'retry', slow: true } : { kind });
    expect(result).toMatchObject({ reason: expect.stringContaining(`${name} ${code}: `) });
  });

  test('kavenegar may tell the code in the body alone', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    gateway.play({ code: 418, in: 'body' });
    const result = await provider.send({ to: '+989121234567', text: 'متن', dedupeId: 1 });
    expect(result).toMatchObject({ kind: 'account' });
  });
});
