import { type Config, isLoopback } from '../../foundation/config.ts';
import type { EmailProvider, SmsProvider } from '../../foundation/ports/providers.ts';

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

/**
 * Prints mails in the same place where no mail server is set, so that a proof by e-mail can be tried after a
 * first start. Null away from loopback, where codes must not reach journals.
 */
export const mailInTerminal = (
  { publicOrigin }: Pick<Config, 'publicOrigin'>,
  write: (line: string) => void = console.log,
): EmailProvider | null =>
  isLoopback(publicOrigin)
    ? {
        name: 'terminal-mail',
        async send({ to, subject, text }) {
          write(`Mail to ${to}: ${subject}\n${text.replace(/^/gm, '  | ')}`);
          return { kind: 'ok', providerMessageId: null, costRials: null };
        },
      }
    : null;
