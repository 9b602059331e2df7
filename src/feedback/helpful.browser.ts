import type { FeedbackInput } from '#shared/contract/feedback.ts';
import type { ProblemAnswer } from '#shared/contract/problems.ts';
import { keepSaid, readSaid, type Verdict } from './said.browser.ts';

const patienceMs = 15_000;
const noAnswer = 'پاسخی از سرور نرسید. اینترنت خود را ببینید و دوباره بزنید.';
const thanks = {
  yes: 'سپاس که گفتید.',
  no: 'سپاس که گفتید. اگر بنویسید چه چیزی کم بود، این پاسخ را بهتر می‌کنیم.',
};
const before = {
  yes: 'پیش‌تر گفته‌اید که کمک کرد.',
  no: 'پیش‌تر گفته‌اید که کمک نکرد.',
};

/** Sends what a reader says of an answer without leaving it, and asks what was missing. */
class Helpful extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', this.#send);
    this.addEventListener('input', this.#keepDraft);
    const said = readSaid(this.#article);
    if (!said) return;
    this.#press(said.verdict);
    this.#say(before[said.verdict]);
    if (said.draft) this.#askWhatIsMissing(said.draft);
  }

  disconnectedCallback() {
    this.removeEventListener('submit', this.#send);
    this.removeEventListener('input', this.#keepDraft);
  }

  get #article() {
    return this.querySelector('input')?.value ?? '';
  }

  get #missing() {
    return this.querySelector('textarea');
  }

  readonly #send = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.hasAttribute('aria-busy')) return;
    this.setAttribute('aria-busy', 'true');
    const { submitter } = event;
    const verdict = submitter instanceof HTMLButtonElement && submitter.name && submitter.value;
    void (verdict ? this.#vote(verdict as Verdict) : this.#comment()).finally(() => {
      this.removeAttribute('aria-busy');
    });
  };

  readonly #keepDraft = () => {
    const draft = this.#missing?.value;
    if (draft !== undefined) keepSaid(this.#article, { verdict: 'no', draft });
  };

  async #vote(verdict: Verdict) {
    this.#press(verdict);
    const fault = await post({ article: this.#article, helpful: verdict });
    if (fault) {
      this.#press(readSaid(this.#article)?.verdict);
      this.#say(fault);
      return;
    }
    const draft = this.#missing?.value;
    keepSaid(this.#article, { verdict, ...(verdict === 'no' && draft && { draft }) });
    this.#say(thanks[verdict]);
    if (verdict === 'no') this.#askWhatIsMissing();
    else this.#missing?.form?.remove();
  }

  async #comment() {
    const box = this.#missing;
    const told = this.querySelector('.problem');
    if (!box || !told) return;
    if (!box.value.trim()) return box.focus();
    told.textContent = '';
    const fault = await post({ article: this.#article, helpful: 'no', comment: box.value });
    box.setAttribute('aria-invalid', String(fault !== null));
    told.textContent = fault;
    if (fault !== null) return box.focus();
    keepSaid(this.#article, { verdict: 'no' });
    box.form?.remove();
    this.#say('نوشته‌تان رسید. سپاس؛ نویسندگان راهنما آن را می‌خوانند.');
    this.querySelector<HTMLElement>('[role="status"]')?.focus();
  }

  #askWhatIsMissing(draft = '') {
    const template = this.querySelector('template');
    if (this.#missing || !template) return;
    const form = document.importNode(template.content, true);
    const box = form.querySelector('textarea');
    const way = form.querySelector('a');
    const person = document.querySelector<HTMLAnchorElement>('.next-step a');
    if (box) box.value = draft;
    if (way && person) way.href = person.href;
    this.append(form);
  }

  #press(verdict: Verdict | undefined) {
    for (const button of this.querySelectorAll<HTMLButtonElement>('[name="helpful"]'))
      button.setAttribute('aria-pressed', String(button.value === verdict));
  }

  #say(text: string) {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

/** Null when it has arrived, or else one sentence. It does without the typed client, which is too heavy here. */
async function post(given: FeedbackInput): Promise<string | null> {
  try {
    const answer = await fetch('/api/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok) return null;
    const { error } = (await answer.json()) as ProblemAnswer;
    return error.fields?.comment ?? error.message;
  } catch {
    return noAnswer;
  }
}

customElements.define('pasokh-helpful', Helpful);
