import { describe, expect, it, test } from 'vitest';
import { readConfig } from '../../worker/foundation/config.ts';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import type { OutgoingSms } from '../../worker/foundation/ports/providers.ts';
import { kavenegar } from '../../worker/notifications/providers/kavenegar.ts';
import { createSmsProviders } from '../../worker/notifications/providers/sms.ts';
import { panelNames, soon, startPanel } from '../fakes/panels.ts';
import { handTurnedClock } from '../helpers/clock.ts';

const free: OutgoingSms = {
  to: '+989121234567',
  text: 'به درخواست شما پاسخ داده شد.',
  dedupeId: 77,
};
const patterns = {
  kavenegar: { name: 'pasokh-code', values: { token: '012345' } },
  smsir: { name: '100001', values: { CODE: '012345' } },
  melipayamak: { name: '200001', values: { '0': '012345' } },
};

describe.each(panelNames)('the provider %s', (name) => {
  const code: OutgoingSms = { ...free, pattern: patterns[name] };

  it('sends a free text to the number and learns its id', async () => {
    const { gateway, provider } = await startPanel(name);
    const result = await provider.send(free);
    expect(gateway.accepted).toMatchObject([{ to: '09121234567', text: free.text }]);
    expect(result).toMatchObject({ kind: 'ok', providerMessageId: gateway.accepted[0]?.id });
  });

  it('sends a code by the approved pattern', async () => {
    const { gateway, provider } = await startPanel(name);
    expect(await provider.send(code)).toMatchObject({ kind: 'ok' });
    expect(gateway.accepted).toMatchObject([{ to: '09121234567', text: '012345' }]);
  });

  it('keeps an id beyond 2^53 to the digit', async () => {
    const { gateway, provider } = await startPanel(name);
    gateway.play('big_id');
    const result = await provider.send(free);
    const id = gateway.accepted[0]?.id ?? '';
    expect(Number.isSafeInteger(Number(id))).toBe(false);
    expect(result).toMatchObject({ providerMessageId: id });
  });

  test.each([
    ['http_429', { kind: 'retry', slow: true }],
    ['http_500', { kind: 'retry' }],
    ['html', { kind: 'unknown' }],
    ['close', { kind: 'unknown' }],
    ['hang', { kind: 'unknown' }],
    ['http_504', { kind: 'unknown' }],
    ['endless', { kind: 'unknown' }],
  ] as const)('R48 a gateway that does %s', async (step, expected) => {
    const { gateway, provider } = await startPanel(name, soon);
    gateway.play(step);
    expect(await provider.send(free)).toMatchObject(expected);
    expect(gateway.calls).toHaveLength(1);
  });

  it('reads no answer further than answers are long', async () => {
    const { gateway, provider } = await startPanel(name);
    gateway.play('endless');
    await provider.send(free);
    // What fits into the buffers of both ends is sent all the same.
    expect(gateway.sent.bytes).toBeLessThan(8_000_000);
  });

  it('knows that nothing went out when there is no connection', async () => {
    const { gateway, provider } = await startPanel(name);
    await gateway.stop();
    expect(await provider.send(free)).toMatchObject({ kind: 'retry', unreached: true });
  });

  it('R52 names its key in no result', async () => {
    const { gateway, provider, key } = await startPanel(name, soon);
    gateway.play('http_429', 'http_500', 'html', 'close', 'hang', { code: 10, in: 'body' });
    const results = [];
    for (let i = 0; i < 6; i++) results.push(await provider.send(code));
    await gateway.stop();
    results.push(await provider.send(code));
    expect(results.filter(({ kind }) => kind === 'ok')).toEqual([]);
    expect(JSON.stringify(results)).not.toContain(key);
    expect(JSON.stringify(results)).not.toContain('012345');
  });
});

describe.each(['kavenegar', 'smsir'] as const)('what became of a message, by %s', (name) => {
  test.each([
    ['arrives', 'delivered'],
    ['fails', 'undelivered'],
    ['blocked', 'blocked'],
    ['stays', 'sent'],
  ] as const)('one that %s is %s', async (fate, state) => {
    const clock = handTurnedClock();
    const { gateway, provider } = await startPanel(name, { clock });
    gateway.fates.set('09121234567', fate);
    const result = await provider.send(free);
    const providerMessageId = result.kind === 'ok' ? result.providerMessageId : null;
    const ask = () => provider.delivery?.({ providerMessageId, dedupeId: free.dedupeId });

    expect(await ask()).toBe('sent');
    clock.turn(seconds(30));
    expect(await ask()).toBe(state);
  });

  it('throws when the gateway cannot be asked', async () => {
    const { gateway, provider } = await startPanel(name);
    await gateway.stop();
    await expect(provider.delivery?.({ providerMessageId: '5', dedupeId: 7 })).rejects.toThrow();
  });
});

describe('kavenegar', () => {
  it('R47 does not send a repeated key again, and finds a message by it', async () => {
    const { gateway, provider } = await startPanel('kavenegar', soon);
    const message = { providerMessageId: null, dedupeId: free.dedupeId };
    expect(await provider.delivery?.(message)).toBe('unknown');
    gateway.play('hang');
    await provider.send(free);
    expect(await provider.delivery?.(message)).toBe('sent');
    await provider.send(free);
    expect(gateway.accepted).toHaveLength(1);
  });

  it('learns the price', async () => {
    const { provider } = await startPanel('kavenegar');
    expect(await provider.send(free)).toMatchObject({ costRials: 120 });
  });

  it('puts no space or newline into a token that may hold none', async () => {
    const { gateway, provider } = await startPanel('kavenegar');
    const values = { token: 'دو کلمه_و\nبیشتر', token10: 'دو کلمه' };
    await provider.send({ ...free, pattern: { name: 'x', values } });
    const form = new URLSearchParams(gateway.calls[0]?.body);
    expect(form.get('token')).toBe('دو.کلمه.و.بیشتر');
    expect(form.get('token10')).toBe('دو کلمه');
  });
});

it('smsir sends as free text what is too long for a pattern', async () => {
  const { gateway, provider } = await startPanel('smsir');
  const values = { CODE: 'یک مقدار که از بیست‌وپنج نویسه درازتر است' };
  expect(await provider.send({ ...free, pattern: { name: '1', values } })).toMatchObject({
    kind: 'ok',
  });
  expect(gateway.accepted).toMatchObject([{ text: free.text }]);
});

describe('choosing providers', () => {
  const env = { APP_SECRET: 'a secret of the tests, long enough', SMS_PROVIDER: 'terminal' };

  it('prints messages to the terminal on a loopback origin', async () => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const [terminal] = createSmsProviders(readConfig(env), { write });
    expect(await terminal?.send(free)).toMatchObject({ kind: 'ok' });
    expect(lines.join()).toContain(free.text);
  });

  it('refuses the terminal elsewhere, even behind a real provider', () => {
    const config = readConfig({
      ...env,
      PUBLIC_ORIGIN: 'https://help.narenj.example',
      SMS_PROVIDER: 'kavenegar,terminal',
      KAVENEGAR_API_KEY: 'k',
      KAVENEGAR_SENDER: '1',
    });
    expect(() => createSmsProviders(config)).toThrow(/terminal/);
  });

  it('R52 refuses an endpoint that is not https', () => {
    const account = { apiKey: 'k', sender: '1' };
    const endpoint = { baseUrl: 'http://api.kavenegar.com', timeoutMs: 300 };
    expect(() => kavenegar(account, endpoint)).toThrow(/https/);
  });
});
