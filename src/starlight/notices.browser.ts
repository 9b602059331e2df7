/** Takes away notices that do not hold today. */
class Notices extends HTMLElement {
  connectedCallback() {
    const now = Date.now();
    for (const notice of this.querySelectorAll<HTMLElement>('[data-ends]')) {
      const { starts, ends } = notice.dataset;
      if (now < Number(starts) || now >= Number(ends)) notice.remove();
    }
    if (!this.querySelector('[data-ends]')) this.remove();
  }
}

customElements.define('pasokh-notices', Notices);
