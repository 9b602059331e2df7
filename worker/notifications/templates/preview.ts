import { measureSms, type SmsSize } from '#shared/persian/sms.ts';
import { templateOf } from '#shared/settings/standard-messages.ts';
import type { Services } from '../../foundation/ports/services.ts';
import * as texts from '../texts.ts';
import { asLine, asText, commonValues, fill, type Values } from './render.ts';

/** One notification with sample values; null for a channel that has no text. */
export type Preview = {
  message: string;
  sms: { text: string; size: SmsSize } | null;
  email: { subject: string; text: string } | null;
};

/** Values of usual length, so that the parts counted are those that will be paid. */
const samples = ({ config, settings }: Pick<Services, 'config' | 'settings'>): Values => ({
  code: '123456',
  trackingCode: 'K7QM-2X9D-4HTZ',
  promise: texts.samplePromise,
  link: `${config.publicOrigin}/requests/K7QM2X9D4HTZ/`,
  contactLink: `${config.publicOrigin}/contact/`,
  department: Object.values(settings.departments)[0]?.title ?? '',
  reason: texts.sampleReason,
  stage: texts.sampleStage,
  news: texts.sampleNews,
  title: texts.sampleAlarm,
  advice: texts.sampleAdvice,
  since: texts.sampleSince,
  answering: texts.sampleAnswering,
});

/** Every message as a person would get it, with the parts that its SMS is billed for. */
export function previewNotifications(
  services: Pick<Services, 'config' | 'settings' | 'notificationTemplates'>,
): Preview[] {
  const { notificationTemplates, settings } = services;
  return Object.entries(notificationTemplates).map(([message, { placeholders }]) => {
    const unknown = Object.fromEntries(placeholders.map((name) => [name, `«${name}»`]));
    const values = { ...unknown, ...samples(services), ...commonValues(services) };
    const { sms, email } = templateOf(settings.messages, message);
    const text = sms && asText(fill(sms.text, values));
    return {
      message,
      sms: text === undefined ? null : { text, size: measureSms(text) },
      email: email
        ? { subject: asLine(fill(email.subject, values)), text: asText(fill(email.text, values)) }
        : null,
    };
  });
}
