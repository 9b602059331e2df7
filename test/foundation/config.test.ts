import { describe, expect, it } from 'vitest';
import { ConfigFault, type Runtime, readConfig } from '../../worker/foundation/config.ts';

const secret = 'x'.repeat(32);
const faultsOf = (env: Record<string, string>, runtime?: Runtime) => {
  try {
    readConfig(env, runtime);
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

  it('takes the free plan of Cloudflare unless the paid one is named', () => {
    const planOf = (text?: string) => readConfig({ APP_SECRET: secret, EDGE_PLAN: text }).edgePlan;
    expect(planOf()).toBe('free');
    expect(planOf(' ')).toBe('free');
    expect(planOf('paid\n')).toBe('paid');
    for (const wrong of ['Paid', 'pro', 'free,paid', '1'])
      expect(faultsOf({ APP_SECRET: secret, EDGE_PLAN: wrong })[0]).toMatch(
        /^EDGE_PLAN .*; known are free, paid\.$/,
      );
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

  it('names an SMTP_URL or a sender that cannot be one, and never shows it', () => {
    const mail = (url: string, from = 'پاسخ <help@narenj.example>') =>
      faultsOf({ APP_SECRET: secret, SMTP_URL: url, MAIL_FROM: from });
    expect(mail('smtps://u:p%40ss@mail.example:465')).toEqual([]);
    for (const wrong of ['mail.here', 'https://mail.here', 'smtp://', 'smtp://u:p%ss@mail']) {
      expect(mail(wrong), wrong).toEqual([expect.stringContaining('SMTP_URL must look like')]);
      expect(mail(wrong)[0], wrong).not.toContain(wrong);
    }
    for (const wrong of ['help', 'پاسخ <>', 'پاسخ <help@narenj(x).example>', '<a b@c.example>'])
      expect(mail('smtp://mail.example', wrong), wrong).toEqual([
        expect.stringContaining('MAIL_FROM'),
      ]);
  });

  it('names a token that would break the request it travels in', () => {
    const env = { APP_SECRET: secret, SMS_PROVIDER: 'kavenegar', KAVENEGAR_SENDER: '1' };
    for (const [name, more] of [
      ['LIBSQL_AUTH_TOKEN', { KAVENEGAR_API_KEY: 'k' }],
      ['KAVENEGAR_API_KEY', {}],
    ] as const) {
      const given = (text: string) => faultsOf({ ...env, ...more, [name]: text });
      expect(given(' a-token\r\n')).toEqual([]);
      for (const wrong of ['two\nlines', 'two words', 'تو‌کن', 'a\u200btoken'])
        expect(given(wrong), wrong).toEqual([expect.stringContaining(name)]);
    }
  });
});

describe('configuration on Cloudflare Workers', () => {
  const env = {
    APP_SECRET: secret,
    PUBLIC_ORIGIN: 'https://help.narenj.example',
    LIBSQL_URL: 'libsql://pasokh.turso.example',
    SMS_PROVIDER: 'smsir',
    SMSIR_API_KEY: 'k',
    SMSIR_LINE: '30007732',
  };

  it('needs an origin, a secret, a remote database and a gateway, and says which is missing', () => {
    expect(faultsOf(env, 'workers')).toEqual([]);
    for (const name of Object.keys(env)) {
      const faults = faultsOf({ ...env, [name]: ' ' }, 'workers');
      expect(faults, name).toHaveLength(1);
      expect(faults[0]).toContain(name);
    }
  });

  it('refuses a terminal away from localhost, even beside a gateway', () => {
    expect(faultsOf({ ...env, SMS_PROVIDER: 'smsir,terminal' }, 'workers')).toEqual([
      expect.stringContaining('SMS_PROVIDER'),
    ]);
  });

  it('takes a bare address alone for answers by e-mail', () => {
    const given = (address: string) =>
      faultsOf({ ...env, INBOUND_ADDRESS: address, INBOUND_SECRET: 'x' }, 'workers');
    for (const right of [' Reply@help.example.ir\n', 'reply@نارنج.ایران'])
      expect(given(right), right).toEqual([]);
    for (const wrong of ['reply', 'پاسخ <reply@help.example.ir>', 'a@b@c', 'reply@', 'a@b, c@d'])
      expect(given(wrong), wrong).toEqual([expect.stringMatching(/^INBOUND_ADDRESS /)]);
  });

  it('takes one word alone for the id of the mail server', () => {
    const given = (id: string) =>
      faultsOf(
        {
          ...env,
          INBOUND_ADDRESS: 'reply@help.example.ir',
          INBOUND_SECRET: 'x',
          INBOUND_AUTHSERV_ID: id,
        },
        'workers',
      );
    for (const right of ['mx.example.ir', ' mx \n', '']) expect(given(right), right).toEqual([]);
    for (const wrong of ['mx.example.ir; dkim=pass', 'mx example', '"mx"', 'a@b'])
      expect(given(wrong), wrong).toEqual([expect.stringMatching(/^INBOUND_AUTHSERV_ID /)]);
  });

  it('takes a remote database alone', () => {
    const given = (url: string) => faultsOf({ ...env, LIBSQL_URL: url }, 'workers');
    for (const right of [
      'libsql://pasokh.turso.example',
      ' https://db.narenj.example:8443/pasokh \n',
      'http://127.0.0.1:8080',
      'http://localhost:8080/name/',
      'http://[::1]:8080',
      'LIBSQL://pasokh.turso.example?tls=1&authToken=eyJ.x-_',
      'https://db.narenj.example?tls=1',
      'libsql://127.0.0.1:8080?tls=0',
    ])
      expect(given(right), right).toEqual([]);
    for (const wrong of [
      'file:data/pasokh.db',
      ':memory:',
      'data/pasokh.db',
      'http://db.narenj.example',
      'libsql://db.narenj.example:8080?tls=0',
      'ws://127.0.0.1:8080',
      'wss://pasokh.turso.example',
      'postgres://db.narenj.example/x',
      'https://user:secret-word@db.narenj.example',
      'libsql://secret-word@db.narenj.example',
      'libsql://',
      'https://db.narenj.example/#secret-word',
      'https://db.narenj.example/?token=secret-word',
      // The client of the database refuses these at each request.
      'libsql://pasokh.turso.example?tls=2',
      'libsql://pasokh.turso.example?tls=',
      'libsql://pasokh.turso.example?tls=1&tls=0',
      'libsql://127.0.0.1?tls=0',
      'https://127.0.0.1:8080?tls=0',
      'http://127.0.0.1:8080?tls=1',
      'libsql://pasokh.turso.example?authToken=secret-word%0A',
      'libsql://pasokh.turso.example?authToken=%F0%90secret-word',
    ]) {
      const faults = given(wrong);
      expect(faults, wrong).toEqual([expect.stringMatching(/^LIBSQL_URL .*remote database/)]);
      expect(faults.join(), wrong).not.toContain('secret-word');
    }
  });

  it('R52 shows no value in its faults', () => {
    const wrong = 'pasted-into-the-wrong-line';
    const names = ['PUBLIC_ORIGIN', 'LIBSQL_URL', 'SMS_PROVIDER', 'SMTP_URL', 'PORT'];
    for (const name of [...names, 'LISTEN_ADDRESS', 'TRUSTED_PROXY_COUNT', 'MAIL_FROM']) {
      const faults = faultsOf({ ...env, SMTP_URL: 'smtp://m.example', [name]: wrong }, 'workers');
      expect(faults.join(), name).toContain(name);
      expect(faults.join(), name).not.toContain(wrong);
    }
  });

  it('names the port of mail that Workers cannot reach', () => {
    const mail = (url: string) =>
      faultsOf({ ...env, SMTP_URL: url, MAIL_FROM: 'help@narenj.example' }, 'workers');
    expect(mail('smtp://mail.example:25')).toEqual([expect.stringContaining('port 25')]);
    for (const right of ['smtp://mail.example', 'smtps://mail.example', 'smtp://mail.example:2525'])
      expect(mail(right)).toEqual([]);
  });
});
