import {
  answerView,
  element,
  faultView,
  startView,
  type View,
  waitingView,
} from '../../search/panel.browser.ts';
import { ResultsPanel } from '../../search/results-panel.browser.ts';
import { sampleResults } from './search-data.ts';

const popular = sampleResults.map(({ url, title }) => ({ url, title }));
const suggestion = { text: 'بازگشت پول', kind: 'layout' } as const;

/** The panel of the search in each of its states, by the name of its place in the catalogue. */
const views: Readonly<Record<string, () => View>> = {
  'search-start': () => startView(['بازگشت پول', 'کد تخفیف'], popular),
  'search-waiting': () => waitingView,
  'search-sure': () => answerView('بازگشت پول', { sure: sampleResults, near: [] }),
  'search-suggestion': () =>
    answerView("fhc'aj \\,g", { sure: sampleResults, near: [], suggestion }),
  'search-near': () => answerView('پول', { sure: [], near: sampleResults }),
  'search-none': () => answerView('کبوتر', { sure: [], near: [] }),
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
