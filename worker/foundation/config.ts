import * as z from 'zod/mini';

/**
 * Everything the environment decides: addresses of services, secrets, the origin. `.env.example`
 * has one line for each. `readConfig` is the only reader.
 */
export type Config = {
  /** `https://help.example.ir`, without a trailing slash. Links, cookies and origin checks come from it. */
  publicOrigin: string;
  /** True where cookies are Secure and carry the `__Host-` prefix. */
  isSecureOrigin: boolean;
  /** Derives codes, link tokens and signed form tokens. At least 32 characters. */
  appSecret: string;
  port: number;
  /** Address of this machine that the server listens on; `0.0.0.0` or `::` for all of them (R85). */
  listenAddress: string;
  /** Reverse proxies in front of us whose X-Forwarded-For entries are believed (R24). */
  trustedProxyCount: number;
  database: { url: string; authToken: string | null };
  sms: SmsConfig[];
  smtp: { url: string; from: string } | null;
  /** Where answers by e-mail arrive: `reply@help.example.ir`; null = notices say that nobody reads answers. */
  inbound: { address: string; secret: string } | null;
};

export type SmsConfig =
  | { provider: 'terminal' }
  | { provider: 'kavenegar'; apiKey: string; sender: string }
  | { provider: 'smsir'; apiKey: string; lineNumber: string }
  | { provider: 'melipayamak'; apiKey: string; sender: string };

/** Every fault of the environment at once, so that an owner mends them in one go. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for an origin that only this machine can reach. */
export const isLoopback = (origin: string) => loopbackHosts.has(new URL(origin).hostname);

/** True for an IP address that only this machine can reach. */
export const isLoopbackAddress = (address: string) => /^(?:127\.|::1$)/.test(address);

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
const ipAddress = z.union([z.ipv4(), z.ipv6()]);
const count = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(10));

/**
 * Reads the environment. Pure: reads nothing but `env`, changes nothing.
 * @throws ConfigFault that lists every fault.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const value = (name: string) => env[name]?.trim() || null;
  const checked = <T>(
    name: string,
    schema: z.ZodMiniType<T>,
    fallback: T,
    rule = 'it must be a whole number in its range.',
  ): T => {
    const text = value(name);
    if (text === null) return fallback;
    const result = schema.safeParse(text);
    if (result.success) return result.data;
    faults.push(`${name} is "${text}"; ${rule}`);
    return fallback;
  };
  const required = (name: string, why: string) => {
    const text = value(name);
    if (text === null) faults.push(`${name} is missing: ${why}`);
    return text ?? '';
  };

  const listenPort = checked('PORT', port, 8787);
  const publicOrigin = readOrigin(
    value('PUBLIC_ORIGIN') ?? `http://localhost:${listenPort}`,
    faults,
  );
  const appSecret = required(
    'APP_SECRET',
    'codes and links are derived from it. Make one with `openssl rand -base64 32`.',
  );
  if (appSecret && appSecret.length < 32) faults.push('APP_SECRET is shorter than 32 characters.');

  const config: Config = {
    publicOrigin,
    isSecureOrigin: publicOrigin.startsWith('https:'),
    appSecret,
    port: listenPort,
    listenAddress: checked(
      'LISTEN_ADDRESS',
      ipAddress,
      '127.0.0.1',
      'it must be an IP address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them.',
    ),
    trustedProxyCount: checked('TRUSTED_PROXY_COUNT', count, 0),
    database: {
      url: value('LIBSQL_URL') ?? 'file:data/pasokh.db',
      authToken: value('LIBSQL_AUTH_TOKEN'),
    },
    sms: readSms(value, required, faults),
    smtp: readSmtp(value, required),
    inbound: readInbound(value, required),
  };
  if (!isLoopback(publicOrigin) && !config.sms.some(({ provider }) => provider !== 'terminal')) {
    faults.push(
      'SMS_PROVIDER must name kavenegar, smsir or melipayamak: away from localhost, codes may not go to a terminal.',
    );
  }
  if (faults.length > 0) throw new ConfigFault(faults);
  return config;
}

function readOrigin(text: string, faults: string[]): string {
  const url = URL.parse(text);
  const fallback = 'http://localhost';
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    faults.push(
      `PUBLIC_ORIGIN is "${text}"; it must be an origin alone, like https://help.example.ir.`,
    );
    return fallback;
  }
  if (url.protocol === 'http:' && !isLoopback(url.origin)) {
    faults.push(
      `PUBLIC_ORIGIN is "${text}"; away from localhost it must start with https, or cookies could be read on the way.`,
    );
    return fallback;
  }
  return url.origin;
}

type Value = (name: string) => string | null;
type Required = (name: string, why: string) => string;

/** `SMS_PROVIDER` is a comma list: the first sends, the next is the fall-back. */
function readSms(value: Value, required: Required, faults: string[]): SmsConfig[] {
  const names = (value('SMS_PROVIDER') ?? 'terminal').split(',').map((name) => name.trim());
  return names.flatMap((name): SmsConfig[] => {
    const why = `SMS_PROVIDER names ${name}.`;
    switch (name) {
      case 'terminal':
        return [{ provider: 'terminal' }];
      case 'kavenegar':
        return [
          {
            provider: name,
            apiKey: required('KAVENEGAR_API_KEY', why),
            sender: required('KAVENEGAR_SENDER', why),
          },
        ];
      case 'smsir':
        return [
          {
            provider: name,
            apiKey: required('SMSIR_API_KEY', why),
            lineNumber: required('SMSIR_LINE', why),
          },
        ];
      case 'melipayamak':
        return [
          {
            provider: name,
            apiKey: required('MELIPAYAMAK_API_KEY', why),
            sender: required('MELIPAYAMAK_SENDER', why),
          },
        ];
      default:
        faults.push(
          `SMS_PROVIDER names "${name}"; known are terminal, kavenegar, smsir, melipayamak.`,
        );
        return [];
    }
  });
}

function readSmtp(value: Value, required: Required): Config['smtp'] {
  const url = value('SMTP_URL');
  return url === null ? null : { url, from: required('MAIL_FROM', 'SMTP_URL is given.') };
}

function readInbound(value: Value, required: Required): Config['inbound'] {
  const address = value('INBOUND_ADDRESS');
  return address === null
    ? null
    : { address, secret: required('INBOUND_SECRET', 'INBOUND_ADDRESS is given.') };
}
