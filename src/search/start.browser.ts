// Small enough for every page: the box itself comes when somebody is about to search.

const nearPx = 120;

class SearchForm extends HTMLElement {
  /** The box on its way or there; null while nobody is about to search. */
  #box: Promise<void> | null = null;

  connectedCallback() {
    this.querySelector('input')?.setAttribute('aria-keyshortcuts', '/');
    this.addEventListener('focusin', this.#comeAlive);
    document.addEventListener('pointermove', this.#feelPointer, { passive: true });
    if (this.contains(document.activeElement)) this.#comeAlive();
  }

  disconnectedCallback() {
    this.removeEventListener('focusin', this.#comeAlive);
    document.removeEventListener('pointermove', this.#feelPointer);
  }

  readonly #feelPointer = ({ clientX, clientY }: PointerEvent) => {
    const { left, right, top, bottom } = this.getBoundingClientRect();
    if (right === left) return;
    const beside = Math.max(left - clientX, clientX - right, top - clientY, clientY - bottom);
    if (beside < nearPx) this.#comeAlive();
  };

  readonly #comeAlive = () => {
    if (this.#box) return;
    this.disconnectedCallback();
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (!form || !input) return;
    this.#box = import('./box.browser.ts').then(
      ({ SearchBox }) => void new SearchBox(this, form, input),
      () => {
        // The form goes on working by itself; the next focus tries again.
        this.#box = null;
        this.addEventListener('focusin', this.#comeAlive);
      },
    );
  };
}

customElements.define('pasokh-search', SearchForm);

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return;
  if (event.target instanceof Element && event.target.closest(typing)) return;
  const input = ['main .search input', '.search input']
    .flatMap((place) => [...document.querySelectorAll<HTMLInputElement>(place)])
    .find((one) => one.getClientRects().length > 0);
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
