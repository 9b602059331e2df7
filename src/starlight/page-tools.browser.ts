import { copied } from './texts/page-tools.ts';

/** Copies the address of the page, or prints it. Without scripts it is not shown. */
class PageTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this.#use);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#use);
  }

  readonly #use = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.name === 'print') print();
    else if (button) void this.#copyAddress();
  };

  async #copyAddress() {
    await navigator.clipboard.writeText(location.origin + location.pathname);
    const said = this.querySelector('[role="status"]');
    if (said) said.textContent = copied;
  }
}

customElements.define('pasokh-page-tools', PageTools);
