import { globSync, readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../src/shared/fields/field.ts';
import { ContactForm } from '../../src/shared/forms/contact-form.tsx';
import { FactField } from '../../src/shared/forms/fact-field.tsx';
import { factsOfType } from '../../src/shared/forms/facts-of-type.ts';
import { AddressForm, CodeForm } from '../../src/shared/forms/proof-forms.tsx';
import { loadSettings } from '../../src/shared/settings/load.ts';
import { publicSettings } from '../../src/shared/settings/public.ts';
import { Lookup } from '../../src/tickets/lookup.browser.tsx';

/** Placeholders that somebody would see. */
const placeholders = (html: string) =>
  [...html.matchAll(/placeholder="([^"]*)"/g)].map(([, text]) => text!.trim()).filter(Boolean);

/** Names of boxes that come before their hint. */
const boxesAboveHint = (html: string) =>
  [...html.matchAll(/<(?:input|textarea)[^>]*\bid="([^"]+)"/g)]
    .filter(({ index, 1: id }) => html.indexOf(`id="${id}-hint"`) > index)
    .map(([, id]) => id);

const contents = ['content', ...globSync('test/organisations/*/content')];

const example = { text: '3000 1234', long_text: '3000 1234', payment_reference: '123456' };

describe('what helps with a box', () => {
  it.each(fieldTypes)('is above it and not in it, for %s', (type) => {
    const field = {
      ...{ id: 'x', type, label: 'x', hint: 'راهنما', required: true },
      ...(type in example && { example: example[type as keyof typeof example] }),
      ...(type === 'choice' && { choices: [{ value: 'a', label: 'a' }] }),
    };
    const html = renderToString(<FactField field={field} />);
    expect(html).toContain('راهنما');
    expect(placeholders(html)).toEqual([]);
    expect(boxesAboveHint(html)).toEqual([]);
    if (type in example) expect(html).toContain(example[type as keyof typeof example]);
  });

  it.each([
    ['date', 'مثلاً <bdi>۱۴۰۵/۰۹/۰۳</bdi>'],
    ['time', 'مثلاً <bdi>۱۷:۳۰</bdi>'],
    ['amount', 'مثلاً <bdi>۲۵۰٬۰۰۰</bdi>'],
    ['mobile', 'مثلاً <bdi>۰۹۱۲ ۱۲۳ ۴۵۶۷</bdi>'],
  ] as const)('says how a %s may be written', (type, said) => {
    const field = { id: 'x', type, label: 'x', required: true };
    expect(renderToString(<FactField field={field} />)).toContain(said);
  });

  it.each(contents)('is above each box of each form of %s', (folder) => {
    const settings = loadSettings(JSON.parse(readFileSync(`${folder}/settings.json`, 'utf8')));
    for (const { id } of settings.requestTypes)
      for (const alive of [false, true]) {
        const facts = factsOfType(publicSettings(settings), id)!;
        const html = renderToString(<ContactForm facts={facts} action="/x" alive={alive} />);
        expect(placeholders(html), id).toEqual([]);
        expect(boxesAboveHint(html), id).toEqual([]);
      }
  });

  it.each([
    ['an address', <AddressForm value="" withEmail />],
    ['a mobile number', <AddressForm value="" />],
    ['a code', <CodeForm value="" sentTo="x" />],
    ['a tracking code', <Lookup />],
  ] as const)('is above the box of %s', (_, form) => {
    const html = renderToString(form);
    expect(placeholders(html)).toEqual([]);
    expect(boxesAboveHint(html)).toEqual([]);
  });

  it('is in a placeholder of search boxes alone', () => {
    const having = globSync('{src,worker}/**/*.{tsx,astro}').filter((file) =>
      [...readFileSync(file, 'utf8').matchAll(/placeholder=("[^"]*"|\{[^}]*\})/g)].some(
        ([, value]) => !['" "', '{emptyPlaceholder}'].includes(value!),
      ),
    );
    expect(having.toSorted()).toEqual([
      'src/desk/owning/chooser.browser.tsx',
      'src/desk/palette/palette.browser.tsx',
      'src/desk/replies/picker.browser.tsx',
      'src/desk/replies/replies-page.browser.tsx',
      'src/desk/shell/bar/search-field.browser.tsx',
      'src/shared/forms/search-box.tsx',
    ]);
  });
});
