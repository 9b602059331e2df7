import { describe, expect, it } from 'vitest';
import { measureSms } from '#shared/persian/sms.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { SettingsFault } from '#shared/settings/settings-fault.ts';
import { notificationTemplates } from '../../worker/notification-templates.ts';
import { checkTemplates } from '../../worker/notifications/templates/check-templates.ts';
import { previewNotifications } from '../../worker/notifications/templates/preview.ts';
import { commonValues, composeSms } from '../../worker/notifications/templates/render.ts';
import { createTestApp } from '../helpers/app.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

async function faultsOf(change: (messages: Settings['messages']) => void) {
  const { services } = await createTestOutbox();
  const settings = structuredClone(services.settings);
  change(settings.messages);
  try {
    checkTemplates({ ...services, settings });
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.faults;
    throw fault;
  }
  return [];
}

const sms = (text: string, patterns = {}) => ({ sms: { text, patterns: patterns as never } });

describe('texts of settings, at the start', () => {
  it('are reported with all their faults at once', async () => {
    const faults = await faultsOf((messages) => {
      delete messages.poison;
      messages.notice = sms('{nobody}', { kavenegar: { name: 'x', values: { token: 'nothing' } } });
    });
    expect(faults).toEqual([
      'messages.notice.email: this text is missing.',
      'messages.notice.sms.text: {nobody} is not known; known are text, brand, host.',
      'messages.notice.sms.patterns.kavenegar.values.token: {nothing} is not known; known are text, brand, host.',
      'messages.poison.sms: this text is missing.',
    ]);
  });

  it('R11 are refused when a code is not in the last line as browsers want it', async () => {
    for (const text of ['کد {code}', 'کد {code}\n@{host} #{code}\nتشکر', 'کد\n@{host} # {code}']) {
      const faults = await faultsOf((messages) => {
        messages.code = { ...messages.code, ...sms(text) };
      });
      expect(faults).toEqual([expect.stringContaining('@{host} #{code}')]);
    }
  });

  it('R11 are refused when a code makes the message longer than 70 characters', async () => {
    const faults = await faultsOf((messages) => {
      messages.code = { ...messages.code, ...sms(`${'ا'.repeat(60)}\n@{host} #{code}`) };
    });
    expect(faults).toEqual([expect.stringContaining('70 fit')]);
  });

  it('R11 the shop’s own code ends with the host we are configured for, in one part', async () => {
    const { services } = await createTestApp();
    const template = services.settings.messages.proof_code?.sms;
    if (!template) throw new Error('No text.');
    const values = { ...commonValues(services), code: '123456' };
    const { text } = composeSms({ to: '+989121234567', dedupeId: 1 }, template, values, 'none');
    expect(text.split('\n').at(-1)).toBe('@help.narenj.example #123456');
    expect(text.length).toBeLessThanOrEqual(70);
    expect(measureSms(text).parts).toBe(1);
  });

  it('give every message of every feature a text', async () => {
    const { settings } = await createTestApp();
    expect(new Set(Object.keys(notificationTemplates))).toEqual(
      new Set(Object.keys(settings.messages)),
    );
  });

  it('become the values of the provider’s own pattern', async () => {
    const { services } = await createTestApp();
    const template = services.settings.messages.proof_code?.sms;
    if (!template) throw new Error('No text.');
    const values = { ...commonValues(services), code: '123456' };
    const to = { to: '+989121234567', dedupeId: 1 };
    expect(composeSms(to, template, values, 'smsir').pattern).toEqual({
      name: '100001',
      values: { CODE: '123456' },
    });
    expect(composeSms(to, template, values, 'terminal').pattern).toBeUndefined();
  });
});

describe('the preview of texts', () => {
  it('shows each message filled in, with the parts its SMS is billed for', async () => {
    const { services } = await createTestApp();
    const previews = previewNotifications(services);
    expect(previews.map(({ message }) => message)).toEqual(Object.keys(notificationTemplates));
    expect(JSON.stringify(previews)).not.toMatch(/\{\w+\}|«\w+»/);
    const code = previews.find(({ message }) => message === 'proof_code');
    expect(code?.sms?.size).toMatchObject({ alphabet: 'ucs2', parts: 1 });
    const filed = previews.find(({ message }) => message === 'ticket_filed');
    expect(filed?.sms?.size).toEqual(measureSms(filed?.sms?.text ?? ''));
  });
});
