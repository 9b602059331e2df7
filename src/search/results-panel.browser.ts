import { answers } from '#shared/contract/texts/search.ts';
import { element, type View } from './panel.browser.ts';

const quietMs = 700;
const roomyPx = 320;
/** Between the list and the end of the visible page. */
const belowPx = 4;

/** The list below a search input: what it shows, which option is active, and how high it may be. */
export class ResultsPanel {
  readonly element = element('div', { class: 'search-panel', hidden: '' });
  readonly #host: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #note = element('div', { class: 'found-note' });
  readonly #list: HTMLElement;
  readonly #foot = element('div', { class: 'found-foot' });
  readonly #status = element('p', { class: 'sr-only', role: 'status' });
  #active = -1;
  #speaking = 0;

  constructor(host: HTMLElement, form: HTMLFormElement, input: HTMLInputElement) {
    this.#host = host;
    this.#form = form;
    this.#input = input;
    const listId = `${input.id}-list`;
    this.#list = element('div', { id: listId, role: 'listbox', 'aria-label': answers });
    this.element.append(this.#note, this.#list, this.#foot);
    host.append(this.element, this.#status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': listId,
    }))
      input.setAttribute(name, value);
    for (const kind of ['resize', 'scroll'])
      window.visualViewport?.addEventListener(kind, () => this.isOpen && this.#fit());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** The position of the active option; -1 while the input itself is active. */
  get active() {
    return this.#active;
  }

  get options() {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  }

  show({ note, options, foot, said }: View) {
    this.#note.replaceChildren(...note.filter((child) => child !== null));
    this.#list.replaceChildren(...options);
    this.#foot.replaceChildren(...foot.filter((child) => child !== null));
    for (const [at, option] of this.options.entries()) option.id = `${this.#list.id}-${at}`;
    this.#list.hidden = options.length === 0;
    this.activate(-1);
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
    this.#sayWhenQuiet(said);
    this.#fit();
  }

  close() {
    this.element.hidden = true;
    this.activate(-1);
    this.#input.setAttribute('aria-expanded', 'false');
    this.say('');
  }

  /** Makes one option active, or with -1 the input. */
  activate(to: number) {
    this.#active = to;
    for (const [at, option] of this.options.entries())
      option.setAttribute('aria-selected', String(at === to));
    const option = this.options[to];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    this.#input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  /** Announced by screen readers at once. */
  say(said: string) {
    clearTimeout(this.#speaking);
    this.#status.textContent = said;
  }

  /** Spoken when typing pauses, so that nobody hears a count per letter. */
  #sayWhenQuiet(said: string) {
    clearTimeout(this.#speaking);
    this.#speaking = window.setTimeout(() => this.say(said), said ? quietMs : 0);
  }

  /** The list ends where the visible page does, above an on-screen keyboard. */
  #fit() {
    const { height, offsetTop } = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
    // From the list's own start, as its distance from the form is not the same in the header and in pages.
    const room = () => height + offsetTop - this.element.getBoundingClientRect().top - belowPx;
    if (room() < roomyPx && this.#form.getBoundingClientRect().top > offsetTop + 16)
      this.#host.scrollIntoView({ block: 'start' });
    this.element.style.setProperty('--room', `${Math.max(room(), 120)}px`);
  }
}
