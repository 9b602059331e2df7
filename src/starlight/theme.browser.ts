const key = 'pasokh-scheme';
const root = document.documentElement;

/** A button that turns pages dark or light. Until it is used, pages follow the device. */
class SchemeSwitch extends HTMLElement {
  readonly #deviceIsDark = matchMedia('(prefers-color-scheme: dark)');

  connectedCallback() {
    this.#show();
    this.addEventListener('click', this.#turn);
    this.#deviceIsDark.addEventListener('change', this.#show);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#turn);
    this.#deviceIsDark.removeEventListener('change', this.#show);
  }

  get #isDark() {
    return (root.dataset.scheme ?? (this.#deviceIsDark.matches ? 'dark' : 'light')) === 'dark';
  }

  readonly #turn = () => {
    const chosen = this.#isDark ? 'light' : 'dark';
    const followsDevice = (chosen === 'dark') === this.#deviceIsDark.matches;
    if (followsDevice) delete root.dataset.scheme;
    else root.dataset.scheme = chosen;
    try {
      if (followsDevice) localStorage.removeItem(key);
      else localStorage.setItem(key, chosen);
    } catch {
      // Storage is closed in some private windows; the choice then lasts for this page.
    }
    this.#show();
  };

  readonly #show = () => {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.#isDark));
  };
}

customElements.define('pasokh-scheme', SchemeSwitch);
