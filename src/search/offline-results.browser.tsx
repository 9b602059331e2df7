import { render } from 'preact';
import { searchAsked } from '#shared/contract/search.ts';
import type { SearchManifest } from '#shared/contract/search-files.ts';
import * as texts from '#shared/contract/texts/search.ts';
import { SearchResults } from '#shared/forms/search-results.tsx';
import { normaliseTyped } from '#shared/persian/letters.ts';
import { hasQuestion } from '#shared/search/has-question.ts';
import { resultsForCategories } from '#shared/search/listed.ts';
import { type Outcome, pageEngine } from './engine.browser.ts';
import styles from './results-page.css?url';
import * as own from './texts.ts';

/**
 * Makes the page for failures into the page of results, from the index on this device, with the words of its address.
 * False where the device has no index, or nothing is asked.
 */
export async function showResults(): Promise<boolean> {
  const asked = searchAsked(Object.fromEntries(new URLSearchParams(location.search)));
  const text = normaliseTyped(asked.text).trim();
  const box = document.querySelector('main pasokh-search');
  const [title, lead] = document.querySelectorAll('main h1, main .lead');
  if (!hasQuestion(text) || !box || !title || !lead) return false;
  const engine = pageEngine();
  const outcome = await new Promise<Outcome>((resolve) =>
    engine.ask(text, asked.literal, resolve, resultsForCategories),
  );
  if ('fault' in outcome) return false;
  const { answer, number } = outcome;
  const place = document.createElement('div');
  place.style.marginBlockStart = 'var(--gap-l)';
  document.head.append(
    Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }),
  );
  const show = (popular: SearchManifest['popular']) =>
    render(<SearchResults {...asked} {...{ text, answer, number, popular }} />, place);
  show([]);
  title.textContent = texts.results;
  lead.textContent = own.fromDevice;
  document.title = document.title.replace(/^[^|]*/, `${texts.titleOf(text)} `);
  while (box.nextSibling) box.nextSibling.remove();
  box.after(place);
  void engine.popular.then(show);
  return true;
}
