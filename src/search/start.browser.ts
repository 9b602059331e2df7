// Loaded by every page, so it is small: the rest of the search box is fetched when a reader comes near it, all of it at once.
import styles from './panel.css?url';
import { startEarly } from './search-worker.browser.ts';

const nearPx = 120;

class SearchForm extends HTMLElement {
  /** Null until the search box is being loaded. */
  #box: Promise<void> | null = null;

  connectedCallback() {
    this.querySelector('input')?.setAttribute('aria-keyshortcuts', '/');
    this.addEventListener('focusin', this.#load);
    document.addEventListener('pointermove', this.#onPointer, { passive: true });
    if (this.contains(document.activeElement)) this.#load();
  }

  disconnectedCallback() {
    this.removeEventListener('focusin', this.#load);
    document.removeEventListener('pointermove', this.#onPointer);
  }

  readonly #onPointer = ({ clientX, clientY, movementX, movementY, pointerType }: PointerEvent) => {
    // A page that appears under a resting mouse gets a move of no distance; a finger that moves is scrolling.
    if (pointerType === 'touch' || (movementX === 0 && movementY === 0)) return;
    const { left, right, top, bottom } = this.getBoundingClientRect();
    if (right === left) return;
    const beside = Math.max(left - clientX, clientX - right, top - clientY, clientY - bottom);
    if (beside < nearPx) this.#load();
  };

  readonly #load = () => {
    if (this.#box) return;
    this.disconnectedCallback();
    const form = this.querySelector('form');
    const input = this.querySelector('input');
    if (!form || !input) return;
    startEarly();
    this.#box = Promise.all([import('./box.browser.ts'), loadStyles()]).then(
      ([{ SearchBox }]) => void new SearchBox(this, form, input),
      () => {
        // The form works without it, by leading to the page of results; the next focus tries again.
        this.#box = null;
        this.addEventListener('focusin', this.#load);
      },
    );
  };
}

/** Without them the list of answers would push the page away. */
function loadStyles(): Promise<void> {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${styles} cannot be had.`));
    });
  });
}

customElements.define('pasokh-search', SearchForm);

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return;
  if (event.target instanceof Element && event.target.closest(typing)) return;
  const input = ['main .search input', '.search input']
    .flatMap((selector) => [...document.querySelectorAll<HTMLInputElement>(selector)])
    .find((one) => one.getClientRects().length > 0);
  if (!input) return;
  event.preventDefault();
  input.focus();
  input.select();
});
