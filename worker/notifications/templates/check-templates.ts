import { measureSms } from '#shared/persian/sms.ts';
import type { MessageTemplate } from '#shared/settings/messages.ts';
import { SettingsFault } from '#shared/settings/settings-fault.ts';
import { templateOf } from '#shared/settings/standard-messages.ts';
import type { NotificationTemplate } from '../../foundation/ports/notification-templates.ts';
import type { Services } from '../../foundation/ports/services.ts';
import { commonValues, fill, placeholdersIn } from './render.ts';

type With = Pick<Services, 'config' | 'settings' | 'notificationTemplates'>;

/** True for a message with a one-time code inside. */
export const carriesCode = ({ placeholders }: Pick<NotificationTemplate, 'placeholders'>) =>
  placeholders.includes('code');

/**
 * Holds the texts of settings against the messages that features send; for the start.
 * @throws SettingsFault that lists every missing text, unknown placeholder and bad code line.
 */
export function checkTemplates(services: With) {
  const { notificationTemplates, settings } = services;
  const faults = Object.entries(notificationTemplates).flatMap(([name, kind]) => {
    const template = templateOf(settings.messages, name);
    return [
      ...missingTexts(kind, template),
      ...unknownPlaceholders(kind, template, Object.keys(commonValues(services))),
      ...codeLineFaults(services, kind, template),
    ].map((fault) => `messages.${name}${fault}`);
  });
  if (faults.length > 0) throw new SettingsFault(faults);
}

const missingTexts = ({ channels }: NotificationTemplate, template: MessageTemplate) =>
  channels
    .filter((channel) => !template[channel])
    .map((channel) => `.${channel}: this text is missing.`);

function unknownPlaceholders(
  kind: NotificationTemplate,
  { sms, email }: MessageTemplate,
  common: string[],
) {
  const known = new Set([...kind.placeholders, ...common]);
  const patterns = Object.entries(sms?.patterns ?? {}).flatMap(([provider, pattern]) =>
    Object.entries(pattern?.values ?? {}).map(
      ([value, name]) => [`.sms.patterns.${provider}.values.${value}`, name] as const,
    ),
  );
  const named = [
    ...placeholdersIn(sms?.text ?? '').map((name) => ['.sms.text', name] as const),
    ...placeholdersIn(email?.subject ?? '').map((name) => ['.email.subject', name] as const),
    ...placeholdersIn(email?.text ?? '').map((name) => ['.email.text', name] as const),
    ...patterns,
  ];
  return named
    .filter(([, name]) => !known.has(name))
    .map(([path, name]) => `${path}: {${name}} is not known; known are ${[...known].join(', ')}.`);
}

/** R11: a browser fills the code in by itself when the last line is `@host #code` and one part holds all. */
function codeLineFaults(services: With, kind: NotificationTemplate, { sms }: MessageTemplate) {
  if (!sms || !carriesCode(kind)) return [];
  const values = { ...commonValues(services), code: '123456' };
  // Other placeholders are reported elsewhere.
  if (placeholdersIn(sms.text).some((name) => !Object.hasOwn(values, name))) return [];
  const text = fill(sms.text, values);
  const lastLine = `@${values.host} #${values.code}`;
  const faults: string[] = [];
  if (text.split('\n').at(-1) !== lastLine)
    faults.push('.sms.text: its last line must be @{host} #{code}.');
  if (text.length > 70 || measureSms(text).parts > 1)
    faults.push(`.sms.text: with a code it has ${text.length} characters; 70 fit.`);
  return faults;
}
