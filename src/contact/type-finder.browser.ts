/**
 * The title that a search without an answer passes on. The form reads it by a function of its own: one that both share
 * would be a file more for each page.
 */
const titleInAddress = new URLSearchParams(location.hash.slice(1)).get('title')?.trim();

/** Has every link of the list pass the title on, and finds types below as somebody writes, once the box is used. */
class TypeFinder extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector('input');
    if (titleInAddress) {
      for (const link of this.querySelectorAll('a')) link.hash = location.hash;
      if (box && !box.value) box.value = titleInAddress;
    }
    // What was typed before the script came, or was passed on.
    if (box?.value || this.contains(document.activeElement)) void this.#load();
    else this.#wait();
  }

  #wait() {
    this.addEventListener('focusin', () => void this.#load(), { once: true });
  }

  async #load() {
    try {
      const { findWhileTyping } = await import('./find-while-typing.browser.ts');
      findWhileTyping(this);
    } catch {
      // The box searches the answers without it; the next focus tries again.
      this.#wait();
    }
  }
}

customElements.define('pasokh-type-finder', TypeFinder);
