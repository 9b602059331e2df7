import type { SendResult } from '../../foundation/ports/providers.ts';

/** How clients of SMTP tell what failed: a code of their own, the server's answer, what was asked. */
export type SmtpFault = Error & { code?: string; responseCode?: number; command?: string };

/** How far a dialogue with the mail server had come. */
export type Phase = 'connect' | 'login' | 'send';

/** An answer of the server decides; without one, only what came before `send` surely sent nothing. */
export function readSmtpFault(
  { code = 'timed out', responseCode, command }: SmtpFault,
  phase: Phase,
): SendResult {
  const reason = `smtp: ${[code, responseCode, command].filter(Boolean).join(' ')}`;
  if (code === 'EAUTH' && (!responseCode || responseCode >= 500))
    return { kind: 'account', reason };
  if (responseCode && responseCode >= 500)
    return { kind: isOurs(command, phase) ? 'account' : 'permanent', reason };
  if (responseCode && responseCode >= 400) return { kind: 'retry', reason, slow: true };
  if (code === 'EENVELOPE')
    return { kind: command === 'MAIL FROM' ? 'account' : 'permanent', reason };
  if (phase !== 'send') return { kind: 'retry', reason, unreached: true };
  return { kind: 'unknown', reason };
}

/** The server refused us, not the receiver. */
const isOurs = (command: string | undefined, phase: Phase) =>
  phase !== 'send' || command === 'MAIL FROM';
