import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ContactForm } from '#shared/forms/contact-form.tsx';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { AddressForm } from '#shared/forms/proof-forms.tsx';
import { loadSettings } from '#shared/settings/load.ts';
import { publicSettings } from '#shared/settings/public.ts';
import settingsFile from '../../content/settings.json';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';

const type = 'technical';
const form = factsOfType(publicSettings(loadSettings(settingsFile)), type)!;
const words = {
  title: 'پول کم شد ولی سفارش ثبت نشد',
  text: 'از حساب من پول کم شد ولی هیچ سفارشی در حساب کاربری من ثبت نشده است.',
};

describe('a mailbox whose domain is one slip from a well-known one', () => {
  it('is offered again one tap away, in the form and where a code is asked for', () => {
    const typed = { ...words, replyChannel: 'email', email: 'Sara <sara@gmial.com>' };
    const alive = { facts: form, typed, action: '/x', alive: true, onChange: () => {} };
    const html = renderToString(h(ContactForm, alive));
    expect(html).toMatch(/<button[^>]*>sara@gmail\.com<\/button>/);
    expect(html).toContain('یا منظورتان این است؟');
    expect(html).toContain('یعنی <bdi dir="ltr">sara@gmial.com</bdi>');

    const address = { value: 'sara@yahoo.con', withEmail: true, onChange: () => {} };
    expect(renderToString(h(AddressForm, address))).toMatch(
      /<button[^>]*>sara@yahoo\.com<\/button>/,
    );
  });

  const filedFor = async (more: Record<string, string>) => {
    const app = await createTestApp();
    const browser = app.visitor();
    const boxes = { ...words, email: 'sara@gmial.com' };
    const path = `/contact/${type}/`;
    const page = await (await browser.postForm(path, boxes)).text();
    expect(page).toMatch(/name="reading.email" value="sara@gmail.com"/);
    const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(page) ?? [];
    app.clock.turn(seconds(3));
    const answer = await browser.postForm(path, { ...boxes, formToken, ...more });
    expect(answer.status).toBe(201);
    const [row] = (await app.client.execute('SELECT contact FROM tickets')).rows;
    return row?.contact;
  };

  it('is asked about without scripts, and never refused', async () => {
    expect(await filedFor({ 'reading.email': 'sara@gmail.com' })).toBe('sara@gmail.com');
    expect(await filedFor({ 'reading.email': '' })).toBe('sara@gmial.com');
  });
});
