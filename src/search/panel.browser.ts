import { h, render } from 'preact';
import { askWith, type SearchManifest, searchUrl } from '#shared/contract/search.ts';
import { ResultCard } from '#shared/forms/result-card.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { IndexFault, SearchAnswer, SearchResult } from '#shared/search/types.ts';

type Child = Node | string | null;

/** An element with attributes and children; texts stay texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The content of the panel at one moment. The arrow keys walk `options`. */
export interface View {
  note: Child[];
  options: Element[];
  foot: Child[];
  /** Announced by screen readers. */
  said: string;
}

const own = (text: string) => element('bdi', {}, text);

const option = (attributes: Record<string, string>, ...children: Child[]) =>
  element(
    'a',
    { role: 'option', tabindex: '-1', 'aria-selected': 'false', ...attributes },
    ...children,
  );

/** The card of the results page, as an option of the list. */
function resultOption(result: SearchResult): Element {
  const link = {
    role: 'option',
    tabIndex: -1,
    'aria-selected': false,
    class: 'found-option',
  } as const;
  const holder = element('div', {});
  render(h(ResultCard, { result, link }), holder);
  return holder.firstElementChild ?? holder;
}

const askLink = (text: string, looks: string) =>
  element('a', { href: askWith(text), class: looks, 'data-ask': '' }, 'از یک کارشناس بپرسید');

/** Before anything is typed: recent searches of this browser, and the most asked questions. */
export function startView(recent: readonly string[], popular: SearchManifest['popular']): View {
  const group = (label: string, options: HTMLElement[]) =>
    element(
      'div',
      { role: 'group', 'aria-label': label },
      element('p', { class: 'found-group', 'aria-hidden': 'true' }, label),
      ...options,
    );
  const groups = [
    ...(recent.length > 0
      ? [
          group(
            'جست‌وجوهای اخیر شما',
            recent.map((text) =>
              option({ href: searchUrl(text), class: 'found-line', 'data-text': text }, own(text)),
            ),
          ),
        ]
      : []),
    ...(popular.length > 0
      ? [
          group(
            'بیشتر می‌پرسند',
            popular.map(({ url, title }) => option({ href: url, class: 'found-line' }, title)),
          ),
        ]
      : []),
  ];
  const forget = element(
    'button',
    { type: 'button', class: 'found-forget' },
    'پاک کردن جست‌وجوهای اخیر',
  );
  return { note: [], options: groups, foot: recent.length > 0 ? [forget] : [], said: '' };
}

/** The sure results; where there are none, a word about that, the near ones, and a link to a person. */
export function answerView(text: string, { sure, near, suggestion }: SearchAnswer): View {
  const meant = suggestion
    ? [
        element(
          'p',
          { class: 'found-meant' },
          'منظورتان «',
          element('b', {}, own(suggestion.text)),
          '» بود؟ ',
          element(
            'a',
            { href: searchUrl(text, true), 'data-literal': '' },
            'جست‌وجوی دقیق «',
            own(text),
            '»',
          ),
        ),
      ]
    : [];
  if (sure.length > 0)
    return {
      note: meant,
      options: sure.map(resultOption),
      foot: [
        element('a', { href: searchUrl(text), 'data-all': '' }, 'همهٔ نتیجه‌ها در یک صفحه'),
        askLink(text, 'found-ask-link'),
      ],
      said: `${toPersianDigits(sure.length)} پاسخ. ${suggestion ? `برای «${suggestion.text}».` : ''}`,
    };
  const none = element(
    'p',
    { class: 'found-none' },
    element('b', {}, 'پاسخ مطمئنی برای این پرسش پیدا نکردیم.'),
    near.length > 0 ? ' شاید یکی از این‌ها نزدیک باشد:' : ' با واژه‌های دیگری بنویسید.',
  );
  return {
    note: [...meant, none],
    options: near.map(resultOption),
    foot: [askLink(text, 'button button-small')],
    said:
      near.length > 0
        ? `پاسخ مطمئنی نیست. ${toPersianDigits(near.length)} پاسخ نزدیک.`
        : 'پاسخی نیست.',
  };
}

const faults: Record<IndexFault['reason'], string> = {
  unreachable: 'فهرست پاسخ‌ها نرسید. اینترنت خود را بررسی کنید.',
  truncated: 'فهرست پاسخ‌ها نیمه‌کاره رسید.',
  altered: 'فهرست پاسخ‌ها سالم نرسید.',
  version: 'این صفحه از نسخهٔ پیشین راهنماست؛ آن را از نو باز کنید.',
};

/** Why the index could not be loaded, with a link to the page of results, which the server renders. */
export function faultView(text: string, reason: IndexFault['reason']): View {
  const link = element('a', { href: searchUrl(text) }, 'نتیجه‌ها را در صفحهٔ جست‌وجو ببینید');
  return {
    note: [element('p', { class: 'found-none' }, `${faults[reason]} `, link)],
    options: [],
    foot: [],
    said: faults[reason],
  };
}

/** While the index is still loading. */
export const waitingView: View = {
  note: [element('p', { class: 'found-waiting' }, 'فهرست پاسخ‌ها در راه است …')],
  options: [],
  foot: [],
  said: '',
};
