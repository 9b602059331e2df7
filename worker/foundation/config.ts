import * as z from 'zod/mini';
import { type EdgePlan, edgePlanNames } from './edge-plan.ts';
import { readMailbox, wireAddress } from './mail-address.ts';
import { readSmtpUrl, smtpRule } from './smtp-url.ts';

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
  /** Where answers by e-mail arrive; null = notices say that nobody reads answers. */
  inbound: InboundConfig | null;
  /** Signs what webhooks of alarms get; null = none is sent. At least 32 characters. */
  alarmWebhookSecret: string | null;
  /** The plan of the Cloudflare account, which bounds what one invocation may do; nothing on Node. */
  edgePlan: EdgePlan;
};

/** How answers by e-mail come in, and what of them is trusted. */
type InboundConfig = {
  /** `reply@help.example.ir` */
  address: string;
  /** Signs what a mail server's pipe posts. */
  secret: string;
  /** By which our mail server signs its Authentication-Results; null = none is trusted. */
  authservId: string | null;
};

/** The SMS provider and its account; `terminal` prints instead of sending. */
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

/** Variables as `process.env` or the bindings of a worker give them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the server runs: `workers` is Cloudflare Workers, which has no files and no terminal. */
export type Runtime = 'node' | 'workers';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for an origin that only this machine can reach. */
export const isLoopback = (origin: string) => loopbackHosts.has(new URL(origin).hostname);

/** The same for a bare host, an IPv6 address without its brackets. */
export const isLoopbackHost = (host: string) =>
  loopbackHosts.has(host) || loopbackHosts.has(`[${host}]`);

/** True for an IP address that only this machine can reach. */
export const isLoopbackAddress = (address: string) => /^(?:127\.|::1$)/.test(address);

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
const ipAddress = z.union([z.ipv4(), z.ipv6()]);
const count = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(10));

/**
 * Reads the environment. Pure: reads nothing but `env`, changes nothing. Spaces and line ends around a
 * value, as pasting brings them along, are no part of it. On `workers` faults name no value, for they
 * go to a log that others may read.
 * @throws ConfigFault that lists every fault.
 */
export function readConfig(env: Environment, runtime: Runtime = 'node'): Config {
  const faults: string[] = [];
  const value = (name: string) => env[name]?.trim() || null;
  const wrong = (name: string, text: string) =>
    runtime === 'node' ? `${name} is "${text}"` : `${name} cannot be used`;
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
    faults.push(`${wrong(name, text)}; ${rule}`);
    return fallback;
  };
  const required = (name: string, why: string) => {
    const text = value(name);
    if (text === null) faults.push(`${name} is missing: ${why}`);
    return text ?? '';
  };

  const listenPort = checked('PORT', port, 8787);
  const givenOrigin =
    runtime === 'node'
      ? (value('PUBLIC_ORIGIN') ?? `http://localhost:${listenPort}`)
      : required('PUBLIC_ORIGIN', 'links, cookies and origin checks come from it.');
  const publicOrigin = givenOrigin
    ? readOrigin(givenOrigin, { faults, wrong })
    : 'http://localhost';
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
      authToken: readToken(value, 'LIBSQL_AUTH_TOKEN', faults),
    },
    sms: readSms(value, required, { faults, runtime }),
    smtp: readSmtp(value, required, { faults, runtime }),
    inbound: readInbound(value, required, { faults }),
    alarmWebhookSecret: readWebhookSecret(value, { faults }),
    edgePlan: checked(
      'EDGE_PLAN',
      z.enum(edgePlanNames),
      'free',
      `known are ${edgePlanNames.join(', ')}.`,
    ),
  };
  if (runtime === 'workers') requireRemote(value('LIBSQL_URL'), faults);
  const isTerminal = ({ provider }: SmsConfig) => provider === 'terminal';
  // On Node the start refuses a terminal behind a gateway; on Workers nobody sees a start.
  const hasTerminal = runtime === 'workers' && config.sms.some(isTerminal);
  if (!isLoopback(publicOrigin) && (hasTerminal || config.sms.every(isTerminal))) {
    faults.push(
      'SMS_PROVIDER must name kavenegar, smsir or melipayamak: away from localhost, codes may not go to a terminal.',
    );
  }
  if (faults.length > 0) throw new ConfigFault(faults);
  return config;
}

const remoteRule =
  'it must name a remote database: libsql:// or https:// (http:// on loopback only), without a user or password in it, and with no parameter but tls=1 or authToken.';

/** Workers have no files, and their client of the database speaks HTTP alone. */
function requireRemote(text: string | null, faults: string[]) {
  const url = text === null ? null : URL.parse(text);
  const isPlain = url?.protocol === 'http:' || url?.searchParams.get('tls') === '0';
  const isSafe =
    url &&
    /^(?:libsql|https?):$/.test(url.protocol) &&
    url.hostname !== '' &&
    (!isPlain || loopbackHosts.has(url.hostname)) &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    hasKnownParameters(url);
  if (!isSafe)
    faults.push(`LIBSQL_URL ${text === null ? 'is missing' : 'cannot be used'}; ${remoteRule}`);
}

/** The client of the database throws for each other parameter, at every request anew. */
function hasKnownParameters({ protocol, port, searchParams, search }: URL): boolean {
  const names = [...searchParams.keys()];
  const tls = searchParams.get('tls');
  const mayBePlain = protocol === 'http:' || (protocol === 'libsql:' && port !== '');
  return (
    new Set(names).size === names.length &&
    names.every((name) => name === 'tls' || name === 'authToken') &&
    (tls === null || (tls === '1' && protocol !== 'http:') || (tls === '0' && mayBePlain)) &&
    isToken(searchParams.get('authToken') ?? 'none') &&
    isDecodable(search)
  );
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const isToken = (text: string) => /^[\x21-\x7e]+$/.test(text);

/** A secret that travels in a header or an address, where anything but plain letters breaks the request. */
function readToken(value: Value, name: string, faults: string[]): string | null {
  const text = value(name);
  if (text !== null && !isToken(text))
    faults.push(`${name} has a space, a line end or a letter inside that no token has.`);
  return text;
}

type Faults = { faults: string[]; wrong(name: string, text: string): string };

function readOrigin(text: string, { faults, wrong }: Faults): string {
  const url = URL.parse(text);
  const fallback = 'http://localhost';
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    faults.push(
      `${wrong('PUBLIC_ORIGIN', text)}; it must be an origin alone, like https://help.example.ir.`,
    );
    return fallback;
  }
  if (url.protocol === 'http:' && !isLoopback(url.origin)) {
    faults.push(
      `${wrong('PUBLIC_ORIGIN', text)}; away from localhost it must start with https, or cookies could be read on the way.`,
    );
    return fallback;
  }
  return url.origin;
}

type Value = (name: string) => string | null;
type Required = (name: string, why: string) => string;

/** `SMS_PROVIDER` is a comma list: the first sends, the next is the fall-back. */
function readSms(
  value: Value,
  required: Required,
  { faults, runtime }: { faults: string[]; runtime: Runtime },
): SmsConfig[] {
  const key = (name: string, why: string) => readToken(value, name, faults) ?? required(name, why);
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
            apiKey: key('KAVENEGAR_API_KEY', why),
            sender: required('KAVENEGAR_SENDER', why),
          },
        ];
      case 'smsir':
        return [
          {
            provider: name,
            apiKey: key('SMSIR_API_KEY', why),
            lineNumber: required('SMSIR_LINE', why),
          },
        ];
      case 'melipayamak':
        return [
          {
            provider: name,
            apiKey: key('MELIPAYAMAK_API_KEY', why),
            sender: required('MELIPAYAMAK_SENDER', why),
          },
        ];
      default:
        faults.push(
          `SMS_PROVIDER names ${runtime === 'node' ? `"${name}"` : 'another'}; known are terminal, kavenegar, smsir, melipayamak.`,
        );
        return [];
    }
  });
}

function readSmtp(
  value: Value,
  required: Required,
  { faults, runtime }: { faults: string[]; runtime: Runtime },
): Config['smtp'] {
  const url = value('SMTP_URL');
  if (url === null) return null;
  const from = required('MAIL_FROM', 'SMTP_URL is given.');
  if (from && !wireAddress(readMailbox(from).address))
    faults.push('MAIL_FROM has no address in it; it must look like NAME <help@example.ir>.');
  const server = readSmtpUrl(url);
  if (server === null) faults.push(`SMTP_URL ${smtpRule}`);
  if (runtime === 'workers' && server?.port === 25)
    faults.push('SMTP_URL names port 25, which Cloudflare Workers cannot reach; take 465 or 587.');
  return { url, from };
}

function readInbound(
  value: Value,
  required: Required,
  { faults }: { faults: string[] },
): Config['inbound'] {
  const given = value('INBOUND_ADDRESS');
  const address = given && wireAddress(given);
  if (given !== null && !address)
    faults.push('INBOUND_ADDRESS is no bare address; it must look like reply@help.example.ir.');
  const authservId = value('INBOUND_AUTHSERV_ID');
  if (authservId !== null && !/^[^\s;()<>@,"]+$/.test(authservId))
    faults.push(
      'INBOUND_AUTHSERV_ID is no id; it must be the first word of the Authentication-Results header that your mail server adds, like mx.example.ir.',
    );
  return address === null
    ? null
    : { address, secret: required('INBOUND_SECRET', 'INBOUND_ADDRESS is given.'), authservId };
}

function readWebhookSecret(value: Value, { faults }: { faults: string[] }): string | null {
  const secret = value('ALARM_WEBHOOK_SECRET');
  if (secret !== null && secret.length < 32)
    faults.push('ALARM_WEBHOOK_SECRET is shorter than 32 characters.');
  return secret;
}
