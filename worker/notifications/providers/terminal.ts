import type { SmsProvider } from '../../foundation/ports/providers.ts';

/**
 * Prints messages where the owner looks, so that a first start needs no account anywhere.
 * For loopback origins only: codes must not reach journals (`createSmsProviders` sees to it).
 */
export const terminal = (write: (line: string) => void): SmsProvider => ({
  name: 'terminal',
  async send({ to, text }) {
    write(`SMS to ${to}\n${text.replace(/^/gm, '  | ')}`);
    return { kind: 'ok', providerMessageId: null, costRials: 0 };
  },
});
