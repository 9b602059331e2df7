import { describe, expect, it } from 'vitest';
import { ticketStates, titleOfState } from '#shared/contract/tickets.ts';
import { interfaceLabels } from '../../src/articles/components/ui-labels.node.ts';
import { readLibrary } from '../../src/articles/library.node.ts';

const { articles, categories, settings } = readLibrary('content');
const labels = interfaceLabels(
  settings,
  categories.map(({ title }) => title),
);

/** «…» that somebody is asked to press, in the folders about the help centre itself. */
const pressed = /(?:دکمهٔ|گزینهٔ) «([^«»\n]{1,60})»|«([^«»\n]{1,60})» را بزنید/g;
/** Labels of other programs. */
const elsewhere = new Set(['باز کردن در مرورگر']);
const aboutUs = /^(?:support|site|account\/sign-in)\//;

describe('labels that articles quote', () => {
  it('are known by hundreds, from code and settings', () => {
    expect(labels.size).toBeGreaterThan(300);
    for (const label of ['درخواست‌های من', 'فوریت', 'پیگیری مالی و پرداخت ناموفق', 'بازگشت وجه'])
      expect(labels.has(label), label).toBe(true);
    expect(labels.has('دکمه‌ای که نیست')).toBe(false);
  });

  it('are labels of a page, also where they are in «…» as something to press', () => {
    const own = articles.filter(({ id }) => aboutUs.test(id));
    expect(own.length).toBeGreaterThan(20);
    const lost = own.flatMap(({ id, description, body }) =>
      [...`${description}\n${body}`.matchAll(pressed)]
        .map(([, button, label = button ?? '']) => label)
        .filter((label) => !labels.has(label) && !elsewhere.has(label))
        .map((label) => `${id}.md quotes «${label}», which no page shows; write it by :ui[…]`),
    );
    expect(lost).toEqual([]);
  });

  it('are every state of a request, where an article says what each means', () => {
    const said = articles.find(({ id }) => id === 'support/statuses')!.body;
    const missing = ticketStates
      .map((state) => titleOfState(settings.stateWords, state))
      .filter((title) => !said.includes(`| ${title} |`));
    expect(missing).toEqual([]);
  });

  it('are written by :ui[…] in some articles', () => {
    expect(articles.filter(({ body }) => body.includes(':ui[')).length).toBeGreaterThan(3);
  });
});
