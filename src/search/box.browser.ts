import { searchUrl } from '#shared/contract/search.ts';
import type { SearchManifest } from '#shared/contract/search-files.ts';
import type { NumberOffer } from '#shared/forms/number-offers.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { hasQuestion } from '#shared/search/has-question.ts';
import { type Outcome, pageEngine } from './engine.browser.ts';
import { reportNoResults } from './no-results.browser.ts';
import type { OutcomeEvents } from './outcome-events.ts';
import { answerView, faultView, startView, waitingView } from './panel.browser.ts';
import { plainWords } from './plain-words.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.browser.ts';
import { ResultsPanel } from './results-panel.browser.ts';
import * as texts from './texts.ts';
import { type Shown, whileTyping } from './typing.ts';

const patienceMs = 250;
/** Nobody types two letters of a word so far apart. */
const settleMs = 700;
/** How long a text waits to be known before the page of results is opened. */
const longestWaitMs = 2_000;

/**
 * Brings one search form to life, as an ARIA combobox with a list: results while typing, arrows, Enter, Escape.
 * The form itself stays what it is and leads to `/search/` whenever anything here fails.
 */
export class SearchBox {
  readonly #host: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #panel: ResultsPanel;
  #popular: SearchManifest['popular'] = [];
  #literal = false;
  #shown: Shown | null = null;
  /** The newest answer, whatever is shown. */
  #found: Shown | null = null;
  /** Counts what is asked: an answer to what came before, or to a list that was closed, shows nothing. */
  #asked = 0;
  /** The text that waits to be known before it is sent. */
  #sending: string | null = null;
  /** The text whose search found no sure answer, until that is reported. */
  #unanswered: string | null = null;
  #waiting = 0;
  #settling = 0;

  constructor(host: HTMLElement, form: HTMLFormElement, input: HTMLInputElement) {
    this.#host = host;
    this.#form = form;
    this.#input = input;
    this.#panel = new ResultsPanel(host, form, input);
    this.#listen();
    void pageEngine().popular.then((popular) => {
      this.#popular = popular;
      if (document.activeElement === input && !hasQuestion(this.#typed)) this.#showStart();
    });
    if (document.activeElement === input) this.#openAsTyped();
  }

  get isOpen() {
    return this.#panel.isOpen;
  }

  get #typed() {
    return this.#input.value.trim();
  }

  #listen() {
    this.#input.addEventListener('focus', () => {
      if (!this.isOpen || this.#shown?.text !== this.#typed) this.#openAsTyped();
    });
    this.#input.addEventListener('click', () => !this.isOpen && this.#openAsTyped());
    this.#input.addEventListener('input', () => {
      this.#literal = false;
      this.#openAsTyped();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event));
    this.#panel.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.#panel.element.addEventListener('click', (event) => this.#onClick(event));
    this.#host.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.#host.contains(relatedTarget)) this.close();
    });
    this.#host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && event.target !== this.#input) {
        this.#input.focus();
        this.close();
      }
    });
  }

  #openAsTyped() {
    if (hasQuestion(this.#typed)) this.#search();
    else this.#showStart();
  }

  #showStart() {
    this.#forgetShown();
    const view = startView(recentSearches(), this.#popular);
    if (view.options.length > 0) this.#panel.show(view);
    else this.close();
  }

  #search() {
    const text = this.#typed;
    const literal = this.#literal;
    clearTimeout(this.#waiting);
    clearTimeout(this.#settling);
    if (!this.isOpen)
      this.#waiting = window.setTimeout(() => this.#panel.show(waitingView), patienceMs);
    const asked = ++this.#asked;
    pageEngine().ask(text, literal, (outcome) => {
      clearTimeout(this.#waiting);
      if (
        asked === this.#asked &&
        text === this.#typed &&
        document.activeElement &&
        this.#host.contains(document.activeElement)
      )
        this.#showOutcome(text, outcome);
    });
  }

  #showOutcome(text: string, outcome: Outcome) {
    const isSent = this.#sending === text;
    this.#sending = null;
    if ('fault' in outcome) {
      this.#forgetShown();
      this.#panel.show(faultView(text, outcome.fault));
      return isSent && this.#send(text);
    }
    const { answer } = outcome;
    const isSure = answer.sure.length > 0;
    const found = { ...outcome, text, isSure };
    const isMiss = !isSure && !this.#literal && !answer.isEmptyOfContent && !outcome.number;
    this.#unanswered = isMiss ? text : null;
    this.#found = found;
    if (isSent) return this.#send(text);
    // Sent before it was known, a text is asked twice; the mark of the first answer stays.
    if (this.isOpen && this.#panel.active >= 0 && this.#shown?.text === text) return;
    const shown = 'pasokh-results' satisfies keyof OutcomeEvents;
    // A number that is somebody's is no question.
    if (!outcome.number) document.dispatchEvent(new CustomEvent(shown, { detail: text }));
    this.#show(whileTyping(this.#shown, found));
    this.#settling = window.setTimeout(() => this.#settle(found), settleMs);
  }

  #show(shown: Shown) {
    clearTimeout(this.#settling);
    this.#shown = shown;
    this.#panel.show(answerView(shown, this.#popular));
  }

  /** Typing has paused. Somebody who walks the list already keeps it. */
  #settle(found: Shown) {
    const isOther = this.#shown?.answer !== found.answer || this.#shown.isSure !== found.isSure;
    if (isOther && this.isOpen && this.#panel.active < 0) this.#show(found);
  }

  #forgetShown() {
    clearTimeout(this.#settling);
    this.#shown = null;
  }

  /**
   * The form leads to the page of results, whose address servers write down. A number that is somebody's leads to what it
   * is of use for instead, and is left out of a longer text.
   */
  #onSubmit(event: SubmitEvent) {
    const text = this.#typed;
    if (!/[\p{N}\p{Script=Latin}@]/u.test(text)) return this.#rememberSent();
    event.preventDefault();
    if (this.#found?.text === text) return this.#send(text);
    this.#sending = text;
    this.#search();
    setTimeout(() => this.#sending === text && this.#send(text), longestWaitMs);
  }

  #send(text: string) {
    this.#sending = null;
    const known = this.#found?.text === text ? this.#found : null;
    if (known?.number) return this.#sendNumber(known, known.number.offers);
    const inAddress = this.#addressOf(text);
    // The list is all that such a text can lead to.
    if (!inAddress) return this.#openAsTyped();
    this.#rememberSent();
    location.assign(searchUrl(inAddress));
  }

  /** Goes the only way on. Of several the first one is marked, and taken once that is sent as well. */
  #sendNumber(found: Shown, offers: readonly NumberOffer[]) {
    const marked = this.#panel.options[this.#panel.active];
    const [first, second] = offers;
    if (marked && this.isOpen) return marked.click();
    if (!second) return location.assign(first?.href ?? searchUrl(''));
    this.#show(found);
    this.#input.focus();
    this.#panel.activate(0);
    this.#panel.say(texts.firstIsChosen(toPersianDigits(offers.length)));
  }

  /** What an address may hold of a text. */
  #addressOf(text: string): string {
    return this.#found?.text === text ? this.#found.address : plainWords(text);
  }

  #rememberSent() {
    rememberSearch(this.#addressOf(this.#typed));
    // The page of results counts this one.
    this.#unanswered = null;
  }

  close() {
    clearTimeout(this.#waiting);
    this.#asked++;
    this.#sending = null;
    this.#forgetShown();
    this.#panel.close();
    if (this.#unanswered) reportNoResults(this.#unanswered);
    this.#unanswered = null;
  }

  #onKey(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.#panel.options.length - 1;
    // A key that is held down chooses nothing twice.
    if (event.key === 'Enter' && event.repeat) return event.preventDefault();
    const steps: Record<string, () => boolean> = {
      ArrowDown: () => this.#step(this.#panel.active >= last ? -1 : this.#panel.active + 1),
      ArrowUp: () => this.#step(this.#panel.active < 0 ? last : this.#panel.active - 1),
      Home: () => this.#panel.active >= 0 && this.#step(0),
      End: () => this.#panel.active >= 0 && this.#step(last),
      Enter: () => this.#choose(),
      Escape: () => this.#leave(),
    };
    if (steps[event.key]?.()) event.preventDefault();
  }

  #step(to: number): boolean {
    if (!this.isOpen) this.#openAsTyped();
    else this.#panel.activate(to);
    return true;
  }

  #choose(): boolean {
    const option = this.isOpen ? this.#panel.options[this.#panel.active] : undefined;
    option?.click();
    return option !== undefined;
  }

  /** First the list goes, then the text. */
  #leave(): boolean {
    if (this.isOpen) this.close();
    else this.#input.value = '';
    return true;
  }

  #onClick(event: MouseEvent) {
    const chosen = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (!(chosen instanceof HTMLElement)) return;
    if (chosen.classList.contains('found-forget')) {
      forgetSearches();
      this.#input.focus();
      return this.#showStart();
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    const { text, literal } = chosen.dataset;
    if (isPlain && (text !== undefined || literal !== undefined)) {
      event.preventDefault();
      if (text !== undefined) this.#input.value = text;
      this.#forgetShown();
      this.#literal = literal !== undefined;
      this.#input.focus();
      return this.#search();
    }
    if (!this.#shown?.number) rememberSearch(this.#addressOf(this.#typed));
    if (chosen.dataset.all !== undefined) this.#unanswered = null;
    this.close();
  }
}
