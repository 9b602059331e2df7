import type { MessageTemplate } from '#shared/settings/messages.ts';
import type { Config } from '../../foundation/config.ts';
import type { QueuedNotification } from '../../foundation/ports/notification-templates.ts';
import type { OutgoingEmail, OutgoingSms } from '../../foundation/ports/providers.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { mailPage } from './mail-page.ts';

/** Values of placeholders, by their names. */
export type Values = Readonly<Record<string, string>>;

/** The host that codes are bound to: the last line of a code is `@host #code` (WICG sms-one-time-codes). */
const hostOf = ({ publicOrigin }: Pick<Config, 'publicOrigin'>) => new URL(publicOrigin).hostname;

/** The values that every message has. */
export const commonValues = ({ config, settings }: Pick<Services, 'config' | 'settings'>) => ({
  brand: settings.brand.name,
  host: hostOf(config),
});

/**
 * Puts values where a template names them; a value is never read as a template again.
 * @throws Error when a value is missing: nobody shall read a bare `{name}`.
 */
export const fill = (template: string, values: Values) =>
  template.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}}.`);
    return value;
  });

/** Names in `{…}`, in their order, repeated ones too. */
export const placeholdersIn = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

const controls = /[\p{Cc}\u2028\u2029]+/gu;
const controlsButNewlines = /[^\P{Cc}\n]|[\u2028\u2029]/gu;
const bidiOverrides = /[\u202a-\u202e\u2066-\u2069]/g;

/** One line that cannot end a header or turn the text around it (R34). */
export const asLine = (text: string) =>
  text.toWellFormed().replace(bidiOverrides, '').replace(controls, ' ').trim();

/** A value without control characters (newlines stay), direction overrides and lone surrogates. */
export const asText = (text: string) =>
  text.toWellFormed().replace(bidiOverrides, '').replace(controlsButNewlines, '');

/** One SMS: by the provider's approved pattern where the settings name one, and always with the whole text. */
export function composeSms(
  { to, dedupeId }: { to: string; dedupeId: number },
  template: NonNullable<MessageTemplate['sms']>,
  values: Values,
  providerName: string,
): OutgoingSms {
  const pattern = template.patterns[providerName as keyof typeof template.patterns];
  const sms = { to, dedupeId, text: asText(fill(template.text, values)) };
  if (!pattern) return sms;
  const named = Object.entries(pattern.values).map(([name, placeholder]) => [
    name,
    asLine(values[placeholder] ?? ''),
  ]);
  return { ...sms, pattern: { name: pattern.name, values: Object.fromEntries(named) } };
}

/** RFC 3834, and what Exchange heeds: no out-of-office answer to us (R35). */
const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

/** One automatic mail; its subject is a single line whatever the values hold (R34, R35). */
export function composeEmail(
  { config }: Pick<Services, 'config'>,
  { id, to, replyTo }: Pick<QueuedNotification, 'id' | 'to'> & { replyTo: string | null },
  template: NonNullable<MessageTemplate['email']>,
  values: Values,
): OutgoingEmail {
  const subject = asLine(fill(template.subject, values));
  const text = asText(fill(template.text, values));
  return {
    to,
    subject,
    text,
    html: mailPage({ subject, text, origin: config.publicOrigin }),
    messageId: `<${id}@${hostOf(config)}>`,
    headers: automaticHeaders,
    ...(replyTo !== null && { replyTo }),
  };
}
