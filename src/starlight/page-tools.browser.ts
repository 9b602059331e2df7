import { copied, notCopied } from './texts/page-tools.ts';

/** Copies the address of the page and says whether it did, or prints the page. Without scripts it is not shown. */
class PageTools extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this.#use);
  }

  readonly #use = ({ target }: Event) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button?.name === 'print') print();
    else if (button) void this.#copyAddress();
  };

  async #copyAddress() {
    // Browsers give no clipboard to pages without https, nor where the reader refuses.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const words = await clipboard?.writeText(location.origin + location.pathname).then(
      () => copied,
      () => notCopied,
    );
    const said = this.querySelector('[role="status"]');
    if (said) said.textContent = words ?? notCopied;
  }
}

customElements.define('pasokh-page-tools', PageTools);
