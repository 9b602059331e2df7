import { h, render } from 'preact';
import { askWith, type SearchManifest, searchUrl } from '#shared/contract/search.ts';
import { preparing } from '#shared/contract/texts/actions.ts';
import * as searchTexts from '#shared/contract/texts/search.ts';
import { ResultCard } from '#shared/forms/result-card.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { IndexFault, SearchAnswer, SearchResult } from '#shared/search/types.ts';
import * as texts from './texts.ts';

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
  element('a', { href: askWith(text), class: looks, 'data-ask': '' }, searchTexts.askAgent);

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
            texts.recent,
            recent.map((text) =>
              option({ href: searchUrl(text), class: 'found-line', 'data-text': text }, own(text)),
            ),
          ),
        ]
      : []),
    ...(popular.length > 0
      ? [
          group(
            searchTexts.popular,
            popular.map(({ url, title }) => option({ href: url, class: 'found-line' }, title)),
          ),
        ]
      : []),
  ];
  const forget = element('button', { type: 'button', class: 'found-forget' }, texts.forgetRecent);
  return { note: [], options: groups, foot: recent.length > 0 ? [forget] : [], said: '' };
}

/** The sure results; where there are none, a word about that, the near ones, and a link to a person. */
export function answerView(text: string, { sure, near, suggestion }: SearchAnswer): View {
  const meant = suggestion
    ? [
        element(
          'p',
          { class: 'found-meant' },
          ...texts.meant<Child>(
            element('b', {}, own(suggestion.text)),
            element(
              'a',
              { href: searchUrl(text, true), 'data-literal': '' },
              ...texts.searchAsTyped<Child>(own(text)),
            ),
          ),
        ),
      ]
    : [];
  if (sure.length > 0)
    return {
      note: meant,
      options: sure.map(resultOption),
      foot: [
        element('a', { href: searchUrl(text), 'data-all': '' }, texts.allResults),
        askLink(text, 'found-ask-link'),
      ],
      said: suggestion
        ? texts.foundFor(toPersianDigits(sure.length), suggestion.text)
        : texts.found(toPersianDigits(sure.length)),
    };
  const none = element(
    'p',
    { class: 'found-none' },
    element('b', {}, texts.noneFound),
    ` ${near.length > 0 ? texts.perhapsNear : texts.useOtherWords}`,
  );
  return {
    note: [...meant, none],
    options: near.map(resultOption),
    foot: [askLink(text, 'button button-small')],
    said: near.length > 0 ? texts.onlyNear(toPersianDigits(near.length)) : texts.nothingFound,
  };
}

const faults: Record<IndexFault['reason'], string> = {
  unreachable: texts.unreachable,
  truncated: texts.truncated,
  altered: texts.altered,
  version: texts.otherVersion,
};

/** Why the index could not be loaded, with a link to the page of results, which the server renders. */
export function faultView(text: string, reason: IndexFault['reason']): View {
  const link = element('a', { href: searchUrl(text) }, texts.seeResultsPage);
  return {
    note: [element('p', { class: 'found-none' }, `${faults[reason]} `, link)],
    options: [],
    foot: [],
    said: faults[reason],
  };
}

/** While the index is still loading. */
export const waitingView: View = {
  note: [element('p', { class: 'found-waiting' }, preparing)],
  options: [],
  foot: [],
  said: '',
};
