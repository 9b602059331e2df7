import type { Settings } from '#shared/settings/schema.ts';
import type { NotificationTemplates } from '../../worker/foundation/ports/notification-templates.ts';

/** Messages of the tests: a plain one, one with a code, and those that go wrong. */
export const testMessages: NotificationTemplates = {
  notice: {
    channels: ['sms', 'email'],
    placeholders: ['text'],
    render: (_work, { data }) => ({ ...data }),
  },
  code: { channels: ['sms', 'email'], placeholders: ['code'], render: () => ({ code: '012345' }) },
  poison: {
    channels: ['sms'],
    placeholders: [],
    render: () => {
      throw new Error('poison');
    },
  },
  unwanted: { channels: ['sms'], placeholders: [], render: () => null },
};

export const testTexts: Settings['messages'] = {
  notice: {
    sms: { text: '{brand}: {text}', patterns: {} },
    email: { subject: '{brand}: {text}', text: '{text}\n\nپاسخ ندهید.' },
  },
  code: {
    sms: { text: 'کد {brand}: {code}\n@{host} #{code}', patterns: {} },
    email: { subject: 'کد {brand}', text: 'کد شما: {code}' },
  },
  poison: { sms: { text: 'زهر', patterns: {} } },
  unwanted: { sms: { text: 'هیچ', patterns: {} } },
};
