import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { FactList } from '#shared/forms/fact-list.tsx';
import { FieldFrame } from '#shared/forms/field-frame.tsx';
import { LinkedText } from '#shared/forms/linked-text.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { isolateNumbers } from '../../src/articles/isolate-numbers.ts';
import { OtherDrafts } from '../../src/contact/other-drafts.browser.tsx';
import { Facts } from '../../src/desk/thread/facts.browser.tsx';
import { mailPage } from '../../worker/notifications/templates/mail-page.ts';
import { composeEmail } from '../../worker/notifications/templates/render.ts';

const numbers = [
  '0912 123 4567',
  '۰۲۱-۸۸۷۷۶۶۵۵',
  'IR06 2960 0000 0010 0324 2000 01',
  'xxxx-xxxx-xxxx-0590',
  '6037 9911 9950 0590',
];
const sentence = (number: string) => `با ${number} تماس گرفتم.`;
const origin = 'https://help.example.ir';
/** What is copied of a page. */
const textOf = (html: string) => html.replace(/<[^>]*>/g, '');

describe.each(numbers)('«%s» keeps its order, and is copied as it is', (number) => {
  const isolated = `<bdi dir="ltr">${number}</bdi>`;
  const text = sentence(number);

  const places: Record<string, string> = {
    'in a message': renderToString(h(LinkedText, { text })),
    'in a title': renderToString(h(IsolatedText, { text })),
    'in a fact': renderToString(
      h(FactList, { class: '', facts: [{ id: '1', label: '', value: text }] }),
    ),
    'in a fact at the desk': renderToString(
      h(Facts, {
        thread: {
          code: '',
          facts: [{ id: '1', label: '', value: text, claimed: true, canRead: false }],
        },
      }),
    ),
    'in the title of another draft': renderToString(
      h(OtherDrafts, {
        others: [
          { storageKey: '1', draft: { typed: { title: text }, key: '', files: [] }, isOpen: true },
        ],
        canCopy: false,
        onTake() {},
        onCopy() {},
        onRemove() {},
      }),
    ),
    'in what is wrong with a box': renderToString(
      h(FieldFrame, { name: '', label: '', fault: text, children: null }),
    ),
    'where a box is read back': renderToString(
      h(FieldFrame, { name: '', label: '', echo: text, children: null }),
    ),
  };

  it.each(Object.entries(places))('%s', (_where, html) => {
    expect(html).toContain(isolated);
    expect(textOf(html)).toContain(text);
  });

  it('where it was isolated by marks, which are not copied', () => {
    const html = renderToString(h(IsolatedText, { text: `یعنی \u2066${number}\u2069` }));
    expect(html).toBe(`یعنی ${isolated}`);
  });

  it('in an article', () => {
    const markdown = `${text}\n\n## ${text}\n\n- **${number}**\n`;
    const { html } = markdownToHtml(markdown, { hastPlugins: [isolateNumbers()] });
    expect(html.split(isolated)).toHaveLength(4);
    expect(textOf(html)).toContain(text);
  });

  it('in a mail, whose part of text alone has no marks', () => {
    const html = mailPage({ subject: '', text, origin });
    expect(html).toContain(`<span dir="ltr">${number}</span>`);
    const site = { config: { publicOrigin: origin } } as Parameters<typeof composeEmail>[0];
    const mail = { id: '1', to: 'a@example.com', replyTo: null };
    const template = { subject: 'x', text: '{text}' };
    expect(composeEmail(site, mail, template, { text }).text).toBe(text);
  });
});
