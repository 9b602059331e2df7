// Tabs of articles. Without this script every panel stands open below its label.

/** What this device opened last, by the name of a set of tabs. */
const storageKeyOf = (set: string) => `pasokh-tab:${set}`;

/** `<starlight-tabs>`: one panel is open; the choice holds for every set of that name, here and on later pages. */
class Tabs extends HTMLElement {
  #tabs: HTMLAnchorElement[] = [];

  connectedCallback() {
    this.#tabs = [
      ...this.querySelectorAll<HTMLAnchorElement>(':scope > .tablist-wrapper [role="tab"]'),
    ];
    this.addEventListener('click', this.#chooseClicked);
    this.addEventListener('keydown', this.#moveByKeys);
    this.addEventListener('pasokh-tab', this.#openNamed);
    this.#open(this.#named(this.#remembered()) ?? this.#panelOfAddress() ?? 0);
    this.dataset.ready = '';
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.#chooseClicked);
    this.removeEventListener('keydown', this.#moveByKeys);
    this.removeEventListener('pasokh-tab', this.#openNamed);
  }

  #open(chosen: number) {
    for (const [index, tab] of this.#tabs.entries()) {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      const panel = document.getElementById(tab.hash.slice(1));
      // Not `hidden`: paper shows every panel.
      panel?.toggleAttribute('data-closed', index !== chosen);
    }
  }

  #choose(index: number) {
    const tab = this.#tabs[index];
    const set = this.dataset.syncKey;
    if (!tab) return;
    this.#open(index);
    tab.focus();
    if (!set) return;
    const label = tab.textContent ?? '';
    try {
      localStorage.setItem(storageKeyOf(set), label);
    } catch {
      // A browser that keeps nothing opens the first tab on the next page.
    }
    const alike = `starlight-tabs[data-sync-key="${CSS.escape(set)}"]`;
    for (const other of document.querySelectorAll(alike))
      if (other !== this) other.dispatchEvent(new CustomEvent('pasokh-tab', { detail: label }));
  }

  #named(label: string | null) {
    const index = this.#tabs.findIndex((tab) => tab.textContent === label);
    return index < 0 ? undefined : index;
  }

  #panelOfAddress() {
    const index = this.#tabs.findIndex((tab) => tab.hash === location.hash);
    return index < 0 ? undefined : index;
  }

  #remembered(): string | null {
    const set = this.dataset.syncKey;
    try {
      return set ? localStorage.getItem(storageKeyOf(set)) : null;
    } catch {
      return null;
    }
  }

  #openNamed = (event: Event) => {
    const index = this.#named((event as CustomEvent<string>).detail);
    if (index !== undefined) this.#open(index);
  };

  #chooseClicked = (event: MouseEvent) => {
    const index = this.#tabs.findIndex((tab) => tab.contains(event.target as Node));
    if (index < 0) return;
    event.preventDefault();
    this.#choose(index);
  };

  #moveByKeys = (event: KeyboardEvent) => {
    const now = this.#tabs.indexOf(event.target as HTMLAnchorElement);
    if (now < 0) return;
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const last = this.#tabs.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: now + (isRtl ? -1 : 1),
      ArrowLeft: now + (isRtl ? 1 : -1),
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.#choose(next < 0 ? last : next > last ? 0 : next);
  };
}

customElements.define('starlight-tabs', Tabs);

export {};
