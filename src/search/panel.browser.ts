import { h, render } from 'preact';
import { askWith, searchUrl } from '#shared/contract/search.ts';
import type { SearchManifest } from '#shared/contract/search-files.ts';
import { preparing } from '#shared/contract/texts/actions.ts';
import * as searchTexts from '#shared/contract/texts/search.ts';
import type { NumberOffers } from '#shared/forms/number-offers.ts';
import { ResultCard } from '#shared/forms/result-card.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { listedOf } from '#shared/search/listed.ts';
import type { IndexFault, SearchResult, Suggestion } from '#shared/search/types.ts';
import { plainWords } from './plain-words.ts';
import * as texts from './texts.ts';
import { hasResults, type Shown } from './typing.ts';

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

/** Options under a heading that screen readers take for their name. */
const group = (label: string, options: Element[]) =>
  element(
    'div',
    { role: 'group', 'aria-label': label },
    element('p', { class: 'found-group', 'aria-hidden': 'true' }, label),
    ...options,
  );

const groupOf = (label: string, options: Element[]) =>
  options.length > 0 ? [group(label, options)] : [];

/** A text that goes into the box. It comes from the site, or was cleared of what is somebody's. */
const lineToSearch = (text: string) =>
  option({ href: searchUrl(text), class: 'found-line', 'data-text': text }, own(text));

const popularGroup = (popular: SearchManifest['popular']) =>
  groupOf(
    searchTexts.popular,
    popular.map(({ url, title }) => option({ href: url, class: 'found-line' }, title)),
  );

const askLink = (text: string, looks = 'button-quiet') =>
  element(
    'a',
    { href: askWith(text), class: `button button-small ${looks}`, 'data-ask': '' },
    searchTexts.askAgent,
  );

/** Before a question is typed: recent searches of this browser, and the most asked questions. */
export function startView(recent: readonly string[], popular: SearchManifest['popular']): View {
  const groups = [...groupOf(texts.recent, recent.map(lineToSearch)), ...popularGroup(popular)];
  const forget = element('button', { type: 'button', class: 'found-forget' }, texts.forgetRecent);
  return { note: [], options: groups, foot: recent.length > 0 ? [forget] : [], said: '' };
}

/**
 * What was found: ways on from a number, whole questions that the text may become, the results under a heading that says
 * how near they are, and a link to a person. Where nothing was, a word about that and the most asked questions.
 */
export function answerView(shown: Shown, popular: SearchManifest['popular'] = []): View {
  const { text, address, answer, number } = shown;
  if (number) return numberView(shown, number);
  if (answer.isEmptyOfContent)
    return {
      note: [noteOf(`${searchTexts.writeYourQuestion}.`, searchTexts.sayWhatItIsAbout)],
      options: popularGroup(popular),
      foot: [],
      said: searchTexts.writeYourQuestion,
    };
  const { suggestion } = answer;
  const note = suggestion ? [meantNote(shown, suggestion)] : [];
  const options = [
    ...groupOf(texts.completions, shown.completions.map(lineToSearch)),
    ...resultGroup(shown),
  ];
  if (hasResults(shown))
    return { note, options, foot: [allLink(address), askLink(text)], said: saidOf(shown) };
  return {
    note: [
      ...note,
      address
        ? noteOf(searchTexts.noneFound, searchTexts.useOtherWords)
        : noteOf(texts.notSearched, texts.askInWords),
    ],
    options: [...options, ...popularGroup(popular)],
    foot: [askLink(text, '')],
    said: address ? texts.nothingFound : texts.notSearched,
  };
}

const resultGroup = ({ answer, isSure }: Shown) =>
  groupOf(
    isSure ? searchTexts.answers : searchTexts.nearestAnswers,
    listedOf(answer).map(resultOption),
  );

function numberView(shown: Shown, { label, offers }: NumberOffers): View {
  const lines = offers.map(({ href, title, note, code }) =>
    option(
      { href, class: 'found-line' },
      element('span', {}, title),
      note ? element('span', { class: 'found-path' }, note) : null,
      code ? element('bdi', { dir: 'ltr', class: 'code' }, code) : null,
    ),
  );
  const isQuestion = shown.answer.sure.length > 0;
  return {
    note: [],
    options: [...groupOf(label, lines), ...(isQuestion ? resultGroup(shown) : [])],
    foot: [],
    said: texts.offered(label, toPersianDigits(offers.length)),
  };
}

const noteOf = (first: string, rest: string) =>
  element('p', { class: 'found-none' }, element('b', {}, first), ` ${rest}`);

const meantNote = ({ text, address }: Shown, suggestion: Suggestion) =>
  element(
    'p',
    { class: 'found-meant' },
    ...searchTexts.meant<Child>(
      element('b', {}, own(suggestion.text)),
      element(
        'a',
        { href: searchUrl(address, true), 'data-literal': '' },
        ...searchTexts.searchAsTyped<Child>(own(text)),
      ),
    ),
  );

const allLink = (address: string) =>
  address ? element('a', { href: searchUrl(address), 'data-all': '' }, texts.allResults) : null;

function saidOf({ answer, isSure }: Shown): string {
  const count = toPersianDigits(listedOf(answer).length);
  if (!isSure) return texts.onlyNear(count);
  const { suggestion } = answer;
  return suggestion ? texts.foundFor(count, suggestion.text) : texts.found(count);
}

const faults: Record<IndexFault['reason'], string> = {
  unreachable: texts.unreachable,
  truncated: texts.truncated,
  altered: texts.altered,
  version: texts.otherVersion,
};

/** Why the index could not be loaded, with a link to the page of results, which the server renders. */
export function faultView(text: string, reason: IndexFault['reason']): View {
  const link = element('a', { href: searchUrl(plainWords(text)) }, texts.seeResultsPage);
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
