import { ticketLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { splitWords } from '#shared/persian/words.ts';
import { findTypes, type TypeWords } from './find-type.ts';
import * as texts from './texts/type-finder.ts';

/** A phrase is the request's title as well; a word or two is a name of the matter, and a story is longer than titles. */
const fewestWordsOfTitle = 3;

/**
 * The title that a search without an answer passes on. The form reads it by a function of its own: one that both share
 * would be a file more for each page.
 */
const titleInAddress = new URLSearchParams(location.hash.slice(1)).get('title')?.trim();

const formsOf = (text: string | null | undefined) => splitWords(text ?? '').map(({ form }) => form);

const wordsOf = (row: Element): TypeWords => ({
  title: formsOf(row.querySelector('.type-title')?.textContent),
  hint: formsOf(row.querySelector('.type-hint')?.textContent),
  more: (row.getAttribute('data-words') ?? '').split(' ').filter(Boolean),
});

/** Finds request types in the list below as somebody writes what happened; all of it is in the page. */
class TypeFinder extends HTMLElement {
  #rows: HTMLElement[] = [];
  #words: TypeWords[] = [];

  connectedCallback() {
    this.#rows = [...this.querySelectorAll<HTMLElement>('.types:not(.types-found) > li')];
    this.#words = this.#rows.map(wordsOf);
    const box = this.#box;
    // What was typed before the script came, or what a search without an answer passes on.
    if (box && !box.value && titleInAddress) box.value = titleInAddress;
    this.#carryTitle();
    this.addEventListener('input', this.#find);
    this.addEventListener('keydown', this.#move);
    this.addEventListener('submit', this.#openFirst);
    this.#find();
  }

  disconnectedCallback() {
    this.removeEventListener('input', this.#find);
    this.removeEventListener('keydown', this.#move);
    this.removeEventListener('submit', this.#openFirst);
  }

  get #box() {
    return this.querySelector<HTMLInputElement>('input');
  }

  /** Every link of the list passes the title on. */
  #carryTitle() {
    if (!titleInAddress) return;
    for (const link of this.querySelectorAll('a')) link.hash = location.hash;
  }

  #find = () => {
    const typed = this.#box?.value.trim() ?? '';
    const found = findTypes(this.#words, typed);
    const copies = found.map((at) => this.#rows[at]!.cloneNode(true) as HTMLElement);
    const isTitle =
      typed.length <= ticketLimits.title && splitWords(typed).length >= fewestWordsOfTitle;
    for (const link of copies.flatMap((row) => [...row.querySelectorAll('a')]))
      if (isTitle) link.hash = new URLSearchParams({ title: typed }).toString();
    this.querySelector('.types-found')?.replaceChildren(...copies);
    this.querySelector<HTMLElement>('.type-nearest')!.hidden = copies.length === 0;
    // One letter has not said anything yet.
    const say =
      copies.length > 0 ? texts.foundCount(toPersianDigits(copies.length)) : texts.noneNear;
    const status = this.querySelector<HTMLElement>('[role="status"]')!;
    status.textContent = typed.length > 1 ? say : '';
    status.classList.toggle('sr-only', copies.length > 0);
  };

  /** Arrows lead from the box through what was found and back. */
  #move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [this.#box, ...this.querySelectorAll<HTMLElement>('.types-found a')];
    const at = stops.indexOf(document.activeElement as HTMLInputElement);
    const next = step && at >= 0 ? stops[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  #openFirst = (event: SubmitEvent) => {
    const first = this.querySelector<HTMLElement>('.types-found a');
    event.preventDefault();
    first?.click();
  };
}

customElements.define('pasokh-type-finder', TypeFinder);
