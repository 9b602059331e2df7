import { offersOf } from '#shared/forms/number-offers.ts';
import type { SearchAnswer } from '#shared/search/types.ts';
import {
  answerView,
  element,
  faultView,
  startView,
  type View,
  waitingView,
} from '../../search/panel.browser.ts';
import { ResultsPanel } from '../../search/results-panel.browser.ts';
import type { Shown } from '../../search/typing.ts';
import { sampleCompletions, sampleOrderTypes, sampleResults } from './search-data.ts';

const popular = sampleResults.map(({ url, title }) => ({ url, title }));
const none: SearchAnswer = { sure: [], near: [] };
const shownOf = (text: string, answer: SearchAnswer, more: Partial<Shown> = {}): Shown => ({
  text,
  answer,
  completions: [],
  number: null,
  address: text,
  isSure: answer.sure.length > 0,
  ...more,
});
const suggestion = { text: 'بازگشت پول', kind: 'layout' } as const;

/** The panel of the search in each of its states, by the name of its place in the catalogue. */
const views: Readonly<Record<string, () => View>> = {
  'search-start': () => startView(['بازگشت پول', 'کد تخفیف'], popular),
  'search-waiting': () => waitingView,
  'search-sure': () => answerView(shownOf('بازگشت پول', { ...none, sure: sampleResults })),
  'search-completions': () =>
    answerView(
      shownOf('پولم', { ...none, sure: sampleResults }, { completions: sampleCompletions }),
    ),
  'search-suggestion': () =>
    answerView(shownOf("fhc'aj \\,g", { ...none, sure: sampleResults, suggestion })),
  'search-near': () => answerView(shownOf('پول', { ...none, near: sampleResults })),
  'search-none': () => answerView(shownOf('کبوتر', none), popular),
  'search-empty': () =>
    answerView(shownOf('یه سؤال دارم', { ...none, isEmptyOfContent: true }), popular),
  'search-code': () =>
    answerView(shownOf('', none, { number: offersOf({ kind: 'tracking', code: '7K3MX9QP2RTW' }) })),
  'search-mobile': () => answerView(shownOf('', none, { number: offersOf({ kind: 'mobile' }) })),
  'search-order': () =>
    answerView(
      shownOf('', none, {
        number: offersOf({ kind: 'order', number: '48213007', types: sampleOrderTypes }),
      }),
    ),
  'search-offline': () => faultView('پول', 'unreachable'),
  'search-altered': () => faultView('پول', 'altered'),
  'search-version': () => faultView('پول', 'version'),
};

/** Shows the panels where the page has a place for them. */
export function showSearchPanels(hosts: readonly HTMLElement[]) {
  for (const host of hosts) {
    const name = host.dataset.live ?? '';
    const view = views[name];
    if (!view) continue;
    host.classList.add('search');
    const input = element('input', { id: name });
    const panel = new ResultsPanel(host, element('form', {}, input), input);
    panel.show(view());
    if (name === 'search-sure') panel.activate(1);
  }
}
