import { askNow } from '../api/now.browser.ts';
import { answerBy } from './texts/promise.ts';

/** Shows the day and hour of a promise where the built page has only its rule. */
class PromiseLine extends HTMLElement {
  readonly #eye = new IntersectionObserver((seen) => {
    if (seen.some(({ isIntersecting }) => isIntersecting)) void this.#showExactPromise();
  });

  connectedCallback() {
    this.#eye.observe(this);
  }

  disconnectedCallback() {
    this.#eye.disconnect();
  }

  async #showExactPromise() {
    this.#eye.disconnect();
    const now = await askNow();
    const promise = now?.promises.find(({ requestType }) => requestType === this.dataset.type);
    const rule = this.querySelector('span');
    if (promise && rule) rule.textContent = answerBy(promise.text);
  }
}

customElements.define('pasokh-promise', PromiseLine);
