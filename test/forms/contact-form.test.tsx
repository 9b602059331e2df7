import { readFile } from 'node:fs/promises';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ContactForm } from '../../src/shared/forms/contact-form.tsx';
import { factsOfType } from '../../src/shared/forms/facts-of-type.ts';
import { CodeForm } from '../../src/shared/forms/proof-forms.tsx';
import { requestOfTyped } from '../../src/shared/forms/typed-request.ts';
import { loadSettings } from '../../src/shared/settings/load.ts';
import { publicSettings } from '../../src/shared/settings/public.ts';
import { contactFormPage, filedPage } from '../../worker/contact/plain-page.tsx';
import type { Page } from '../../worker/foundation/http/document.tsx';

const settings = loadSettings(JSON.parse(await readFile('content/settings.json', 'utf8')));
const htmlOf = ({ main }: Page) => renderToString(h(Fragment, null, main));
const factsOf = (type: string) => factsOfType(publicSettings(settings), type)!;

describe('the form of a request type', () => {
  it.each(settings.requestTypes.map(({ id }) => id))('asks all that %s asks', (id) => {
    const facts = factsOf(id);
    const html = renderToString(<ContactForm facts={facts} action="/x" alive />);
    for (const field of facts.type.fields) expect(html).toContain(`name="facts.${field.id}"`);
    for (const { text } of facts.policies) expect(html).toContain(text);
    expect(html.includes('name="urgency"')).toBe(facts.type.urgency);
  });

  it('gives every input a label, and ties its fault and hint to it', () => {
    const html = htmlOf(
      contactFormPage({
        facts: factsOf('payment'),
        action: '/contact/payment/',
        faults: { title: 'عنوان لازم است.', 'facts.paid-on': 'تاریخ لازم است.' },
      }),
    );
    for (const [, id] of html.matchAll(/<(?:input|textarea)[^>]*\bid="([^"]+)"/g))
      expect(html).toContain(`for="${id}"`);
    for (const [, ids] of html.matchAll(/aria-describedby="([^"]+)"/g))
      for (const id of ids!.split(' ')) expect(html).toContain(`id="${id}"`);
    expect(html).toMatch(/id="field-facts-paid-on"[^>]*aria-invalid="true"/);
    expect(html).toContain('href="#field-title"');
  });

  it('R33 shows typed markup as text when it comes back', () => {
    const html = htmlOf(
      contactFormPage({
        facts: factsOf('other'),
        action: '/contact/other/',
        typed: { title: '"><script>alert(1)</script>', text: '</textarea><img src=x>' },
      }),
    );
    expect(html).not.toMatch(/<script|<img/);
  });

  it('asks for an e-mail address alone where no script runs', () => {
    const html = htmlOf(
      contactFormPage({ facts: factsOf('other'), action: '/x', formToken: 'token' }),
    );
    expect(html).toContain('name="email"');
    expect(html).not.toMatch(/name="mobile"|name="replyChannel"/);
    expect(html).toMatch(/<input type="hidden" name="formToken" value="token"/);
    expect(html).toMatch(/<form[^>]*method="post" action="\/x"/);
  });

  it('asks a customer whose phone is proven for nothing more', () => {
    const html = renderToString(
      <ContactForm
        facts={factsOf('other')}
        action="/x"
        alive
        known={{ mobile: '۰۹۱۲ ••• ۴۵۶۷' }}
        typed={{ replyChannel: 'sms' }}
      />,
    );
    expect(html).not.toMatch(/name="mobile"|name="email"/);
    expect(html).toContain('۰۹۱۲ ••• ۴۵۶۷');
  });
});

describe('what the form sends', () => {
  it('holds every field of the type, and only the addresses that are asked for', () => {
    const request = requestOfTyped(
      factsOf('cancel'),
      { title: 't', text: 'x', 'facts.order': '12', urgency: 'high', mobile: '0912', email: 'e' },
      ['email'],
    );
    expect(request).toEqual({
      requestType: 'cancel',
      title: 't',
      text: 'x',
      urgency: 'high',
      facts: { order: '12', 'order-state': '' },
      email: 'e',
    });
  });

  it('says no urgency where the type has none', () => {
    expect(requestOfTyped(factsOf('invoice'), { urgency: 'urgent' }, []).urgency).toBe('normal');
  });
});

describe('the input for a code', () => {
  it('R11 lets phones fill it in and bring up digits', () => {
    const html = renderToString(<CodeForm value="" sentTo="0912 123 4567" />);
    expect(html).toMatch(/autocomplete="one-time-code"/);
    expect(html).toMatch(/inputmode="numeric"/);
    expect(html).toMatch(/type="text"/);
  });
});

describe('the page after filing', () => {
  it('shows code, promise and what comes next, and the code from left to right', () => {
    const html = htmlOf(
      filedPage({
        code: '7K3M-X9QP-2RTW',
        state: 'unconfirmed',
        stateTitle: 'در انتظار تأیید شما',
        next: 'پیوند را باز کنید.',
        department: 'مالی',
        promise: null,
      }),
    );
    expect(html).toMatch(/<bdi class="code" dir="ltr">7K3M-X9QP-2RTW<\/bdi>/);
    expect(html).toContain('پیوند را باز کنید.');
    expect(html).toContain('/requests/7K3M-X9QP-2RTW/');
  });
});
