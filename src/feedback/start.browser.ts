// Loaded by every page, so it is small: the rest is fetched once a reader says whether an answer helped, or has said so before.
import type { HelpfulForm } from './helpful.browser.ts';
import { voteKeyOf } from './vote-key.ts';

class Helpful extends HTMLElement {
  /** Null until the rest is being loaded. */
  #form: Promise<HelpfulForm> | null = null;

  connectedCallback() {
    this.addEventListener('submit', this.#onSubmit);
    if (hasVoted(this.querySelector('input')?.value ?? '')) this.#load().catch(() => {});
  }

  disconnectedCallback() {
    this.removeEventListener('submit', this.#onSubmit);
  }

  readonly #onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { submitter, target } = event;
    this.#load().then(
      (form) => form.send(submitter),
      () => {
        // The form works without it, by leading to a page.
        this.disconnectedCallback();
        if (target instanceof HTMLFormElement) target.requestSubmit(submitter);
      },
    );
  };

  #load(): Promise<HelpfulForm> {
    this.#form ??= import('./helpful.browser.ts').then(({ HelpfulForm }) => new HelpfulForm(this));
    return this.#form;
  }
}

function hasVoted(article: string): boolean {
  try {
    return localStorage.getItem(voteKeyOf(article)) !== null;
  } catch {
    return false;
  }
}

customElements.define('pasokh-helpful', Helpful);
