import { type Config, isLoopback, type SmsConfig } from '../../foundation/config.ts';
import type { SmsProvider } from '../../foundation/ports/providers.ts';
import { gatewayTimeoutMs } from './gateway-client.ts';
import { kavenegar } from './kavenegar.ts';
import { melipayamak } from './melipayamak.ts';
import { smsir } from './smsir.ts';
import { terminal } from './terminal.ts';

const gatewayUrls = {
  kavenegar: 'https://api.kavenegar.com',
  smsir: 'https://api.sms.ir',
  melipayamak: 'https://console.melipayamak.com',
} as const;

/** Where messages go instead of the public gateways; for tests and development. */
export type SmsEndpoints = {
  /** Where the terminal provider prints. */
  write?: (line: string) => void;
  baseUrls?: Partial<Record<keyof typeof gatewayUrls, string>>;
  timeoutMs?: number;
};

/**
 * The providers that `SMS_PROVIDER` names, in its order.
 * @throws Error when the terminal is named away from loopback.
 */
export function createSmsProviders(
  { sms, publicOrigin }: Pick<Config, 'sms' | 'publicOrigin'>,
  { write = console.log, baseUrls = {}, timeoutMs = gatewayTimeoutMs }: SmsEndpoints = {},
): SmsProvider[] {
  const create = (account: SmsConfig): SmsProvider => {
    if (account.provider === 'terminal') {
      if (!isLoopback(publicOrigin))
        throw new Error('SMS_PROVIDER names terminal: it works with a localhost origin only.');
      return terminal(write);
    }
    const baseUrl = baseUrls[account.provider] ?? gatewayUrls[account.provider];
    const endpoint = { baseUrl, timeoutMs };
    switch (account.provider) {
      case 'kavenegar':
        return kavenegar(account, endpoint);
      case 'smsir':
        return smsir(account, endpoint);
      case 'melipayamak':
        return melipayamak(account, endpoint);
    }
  };
  return sms.map(create);
}
