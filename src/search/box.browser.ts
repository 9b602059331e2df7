import type { SearchManifest } from '#shared/contract/search.ts';
import { type Outcome, pageEngine } from './engine.browser.ts';
import { reportNoResults } from './no-results.browser.ts';
import {
  answerView,
  element,
  faultView,
  startView,
  type View,
  waitingView,
} from './panel.browser.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.browser.ts';

const quietMs = 700;
const patienceMs = 250;
const roomyPx = 320;

/**
 * Brings one search form to life, as an ARIA combobox with a list: results while typing, arrows, Enter, Escape.
 * The form itself stays what it is and leads to `/search/` whenever anything here fails.
 */
export class SearchBox {
  readonly #host: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #note = element('div', { class: 'found-note' });
  readonly #list: HTMLElement;
  readonly #foot = element('div', { class: 'found-foot' });
  readonly #panel = element('div', { class: 'search-panel', hidden: '' });
  readonly #status = element('p', { class: 'sr-only', role: 'status' });
  #popular: SearchManifest['popular'] = [];
  #active = -1;
  #literal = false;
  /** The text whose search found no sure answer, until that is reported. */
  #unanswered: string | null = null;
  #speaking = 0;
  #waiting = 0;

  constructor(host: HTMLElement, form: HTMLFormElement, input: HTMLInputElement) {
    this.#host = host;
    this.#form = form;
    this.#input = input;
    const listId = `${input.id}-list`;
    this.#list = element('div', { id: listId, role: 'listbox', 'aria-label': 'پاسخ‌ها' });
    this.#panel.append(this.#note, this.#list, this.#foot);
    this.#host.append(this.#panel, this.#status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
    }))
      input.setAttribute(name, value);
    this.#listen();
    void pageEngine().popular.then((popular) => {
      this.#popular = popular;
      if (document.activeElement === input && !this.#typed) this.#showStart();
    });
    if (document.activeElement === input) this.#openAsTyped();
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  get #typed() {
    return this.#input.value.trim();
  }

  get #options() {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  }

  #listen() {
    this.#input.addEventListener('focus', () => this.#openAsTyped());
    this.#input.addEventListener('click', () => !this.isOpen && this.#openAsTyped());
    this.#input.addEventListener('input', () => {
      this.#literal = false;
      this.#openAsTyped();
    });
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    this.#form.addEventListener('submit', () => {
      rememberSearch(this.#typed);
      // The page of results counts this one.
      this.#unanswered = null;
    });
    this.#panel.addEventListener('mousedown', (event) => event.preventDefault());
    this.#panel.addEventListener('click', (event) => this.#onClick(event));
    this.#host.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !this.#host.contains(relatedTarget)) this.close();
    });
    this.#host.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && event.target !== this.#input) {
        this.#input.focus();
        this.close();
      }
    });
    for (const kind of ['resize', 'scroll'])
      window.visualViewport?.addEventListener(kind, () => this.isOpen && this.#fit());
  }

  #openAsTyped() {
    if (this.#typed) this.#search();
    else this.#showStart();
  }

  #showStart() {
    const view = startView(recentSearches(), this.#popular);
    if (view.options.length > 0) this.#show(view);
    else this.close();
  }

  #search() {
    const text = this.#typed;
    const literal = this.#literal;
    clearTimeout(this.#waiting);
    if (!this.isOpen) this.#waiting = window.setTimeout(() => this.#show(waitingView), patienceMs);
    pageEngine().ask(text, literal, (outcome) => {
      clearTimeout(this.#waiting);
      if (
        text === this.#typed &&
        document.activeElement &&
        this.#host.contains(document.activeElement)
      )
        this.#showOutcome(text, outcome);
    });
  }

  #showOutcome(text: string, outcome: Outcome) {
    if ('fault' in outcome) return this.#show(faultView(text, outcome.fault));
    const { answer } = outcome;
    this.#unanswered = answer.sure.length === 0 && !this.#literal ? text : null;
    this.#show(answerView(text, answer));
  }

  #show({ note, options, foot, said }: View) {
    this.#note.replaceChildren(...note.filter((child) => child !== null));
    this.#list.replaceChildren(...options);
    this.#foot.replaceChildren(...foot.filter((child) => child !== null));
    for (const [at, option] of this.#options.entries()) option.id = `${this.#list.id}-${at}`;
    this.#list.hidden = options.length === 0;
    this.#activate(-1);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    this.#say(said);
    this.#fit();
  }

  close() {
    clearTimeout(this.#waiting);
    this.#panel.hidden = true;
    this.#activate(-1);
    this.#input.setAttribute('aria-expanded', 'false');
    this.#say('');
    if (this.#unanswered) reportNoResults(this.#unanswered);
    this.#unanswered = null;
  }

  #onKey(event: KeyboardEvent) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.#options.length - 1;
    const steps: Record<string, () => boolean> = {
      ArrowDown: () => this.#step(this.#active >= last ? -1 : this.#active + 1),
      ArrowUp: () => this.#step(this.#active < 0 ? last : this.#active - 1),
      Home: () => this.#active >= 0 && this.#step(0),
      End: () => this.#active >= 0 && this.#step(last),
      Enter: () => this.#choose(),
      Escape: () => this.#leave(),
    };
    if (steps[event.key]?.()) event.preventDefault();
  }

  #step(to: number): boolean {
    if (!this.isOpen) this.#openAsTyped();
    else this.#activate(to);
    return true;
  }

  #choose(): boolean {
    const option = this.isOpen ? this.#options[this.#active] : undefined;
    option?.click();
    return option !== undefined;
  }

  /** First the list goes, then the text. */
  #leave(): boolean {
    if (this.isOpen) this.close();
    else this.#input.value = '';
    return true;
  }

  #activate(to: number) {
    this.#active = to;
    for (const [at, option] of this.#options.entries())
      option.setAttribute('aria-selected', String(at === to));
    const option = this.#options[to];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
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
      this.#literal = literal !== undefined;
      this.#input.focus();
      return this.#search();
    }
    rememberSearch(this.#typed);
    if (chosen.dataset.all !== undefined) this.#unanswered = null;
    this.close();
  }

  /** Spoken when typing pauses, so that nobody hears a count per letter. */
  #say(said: string) {
    clearTimeout(this.#speaking);
    this.#speaking = window.setTimeout(
      () => {
        this.#status.textContent = said;
      },
      said ? quietMs : 0,
    );
  }

  /** The list ends where the visible page does, above an on-screen keyboard. */
  #fit() {
    const { height, offsetTop } = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
    const room = () => height + offsetTop - this.#form.getBoundingClientRect().bottom - 12;
    if (room() < roomyPx && this.#form.getBoundingClientRect().top > offsetTop + 16)
      this.#host.scrollIntoView({ block: 'start' });
    this.#panel.style.setProperty('--room', `${Math.max(room(), 120)}px`);
  }
}
