import { describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '../../worker/foundation/config.ts';

const secret = 'x'.repeat(32);
const faultsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.faults;
    throw fault;
  }
};

describe('configuration', () => {
  it('needs nothing but a secret on localhost', () => {
    const config = readConfig({ APP_SECRET: secret });
    expect(config.publicOrigin).toBe('http://localhost:8787');
    expect(config.isSecureOrigin).toBe(false);
    expect(config.sms).toEqual([{ provider: 'terminal' }]);
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      PORT: 'many',
      PUBLIC_ORIGIN: 'ftp://x',
      SMS_PROVIDER: 'pigeon',
      SMTP_URL: 'smtp://localhost',
    });
    expect(faults).toHaveLength(5);
  });

  it('R85 listens to this machine alone unless another of its addresses is named', () => {
    const listenAddress = (text?: string) =>
      readConfig({ APP_SECRET: secret, LISTEN_ADDRESS: text }).listenAddress;
    expect(listenAddress()).toBe('127.0.0.1');
    expect(listenAddress(' ')).toBe('127.0.0.1');
    for (const address of ['0.0.0.0', '::', '::1', '192.168.1.5', 'fd00::5'])
      expect(listenAddress(address)).toBe(address);
    for (const wrong of ['localhost', '0', '1.2.3', '1.2.3.4:80', '[::1]', '/run/pasokh.sock', '*'])
      expect(faultsOf({ APP_SECRET: secret, LISTEN_ADDRESS: wrong }), wrong).toEqual([
        expect.stringContaining('LISTEN_ADDRESS'),
      ]);
  });

  it('refuses plain http away from localhost', () => {
    expect(
      faultsOf({
        APP_SECRET: secret,
        PUBLIC_ORIGIN: 'http://help.example.ir',
        SMS_PROVIDER: 'terminal',
      }),
    ).toHaveLength(1);
  });

  it('refuses to send codes to a terminal away from localhost', () => {
    expect(faultsOf({ APP_SECRET: secret, PUBLIC_ORIGIN: 'https://help.example.ir' })).toHaveLength(
      1,
    );
  });
});
