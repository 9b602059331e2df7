import { describe, expect, it } from 'vitest';
import { readConfig } from '../../worker/foundation/config.ts';
import { exposureWarnings } from '../../worker/foundation/exposure.ts';

const warningsOf = (env: Record<string, string>) =>
  exposureWarnings(
    readConfig(
      {
        APP_SECRET: 'a secret of the tests, long enough',
        SMS_PROVIDER: 'kavenegar',
        KAVENEGAR_API_KEY: 'key',
        KAVENEGAR_SENDER: '10001000',
        ...env,
      },
      'node',
    ),
  );
const eventsOf = (env: Record<string, string>) => warningsOf(env).map(({ event }) => event);

const own = ['127.0.0.1', '127.0.0.2', '::1'];
const open = ['0.0.0.0', '::', '192.0.2.1', '10.0.0.5', '2001:db8::1', '::ffff:127.0.0.1'];
const secure = 'https://help.example.ir';

describe('R85 the server warns', () => {
  it.each(open)('of every proxy that can be passed by on %s', (address) => {
    for (const count of ['1', '2', '10'])
      for (const origin of [secure, 'http://localhost:8787']) {
        const env = { LISTEN_ADDRESS: address, TRUSTED_PROXY_COUNT: count, PUBLIC_ORIGIN: origin };
        expect(eventsOf(env)).toEqual(['proxy_can_be_bypassed']);
      }
  });

  it.each(open)('of a port that others reach on %s', (address) => {
    expect(eventsOf({ LISTEN_ADDRESS: address })).toEqual(['port_is_public']);
    expect(warningsOf({ LISTEN_ADDRESS: address, PORT: '8788' })[0]?.words).toContain(
      address.includes(':') ? `[${address}]:8788` : `${address}:8788`,
    );
  });

  it.each(own)('of nothing on %s behind the proxies that are declared', (address) => {
    const env = { LISTEN_ADDRESS: address, PUBLIC_ORIGIN: secure };
    expect(eventsOf({ ...env, TRUSTED_PROXY_COUNT: '1' })).toEqual([]);
    expect(eventsOf({ LISTEN_ADDRESS: address })).toEqual([]);
  });

  it('of a proxy that is not declared, behind which all are one address', () => {
    expect(eventsOf({ PUBLIC_ORIGIN: secure })).toEqual(['proxy_not_declared']);
    expect(eventsOf({ PUBLIC_ORIGIN: secure, LISTEN_ADDRESS: '0.0.0.0' })).toEqual([
      'port_is_public',
      'proxy_not_declared',
    ]);
  });
});
