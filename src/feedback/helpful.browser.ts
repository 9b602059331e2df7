import type { FeedbackInput } from '#shared/contract/feedback.ts';
import type { ProblemAnswer } from '#shared/contract/problems.ts';
import {
  askWhatIsMissing,
  missingHint,
  sendComment,
  whatIsMissing,
} from '#shared/contract/texts/feedback.ts';
import { isUnseen } from '#shared/persian/unseen.ts';
import { readVote, saveVote, type Verdict } from './saved-vote.browser.ts';
import * as texts from './texts.ts';

const timeoutMs = 15_000;
const thanks = { yes: texts.thanks, no: `${texts.thanks} ${askWhatIsMissing}` };
const before = { yes: texts.saidYesBefore, no: texts.saidNoBefore };

const commentForm = `<form class="form" novalidate>
<div class="field"><label for="missing">${whatIsMissing}</label>
<p class="hint" id="missing-hint">${missingHint}</p>
<textarea class="input" id="missing" rows="3" dir="auto" placeholder=" " aria-describedby="missing-hint missing-fault"></textarea>
<p class="problem" id="missing-fault" role="alert"></p></div>
<div class="actions"><button class="button">${sendComment}</button> <a class="button button-quiet"></a></div>
</form>`;

/** Sends a reader's verdict on an answer without leaving the page, and asks what was missing. */
export class HelpfulForm {
  readonly #host: HTMLElement;

  /** For the forms in `host`, whose buttons are handed to `send`; shows there what the reader has said before. */
  constructor(host: HTMLElement) {
    this.#host = host;
    host.addEventListener('input', this.#saveDraft);
    const vote = readVote(this.#article);
    if (!vote) return;
    this.#press(vote.verdict);
    this.#announce(before[vote.verdict]);
    if (vote.draft) this.#askWhatIsMissing(vote.draft);
  }

  get #article() {
    return this.#host.querySelector('input')?.value ?? '';
  }

  get #missing() {
    return this.#host.querySelector('textarea');
  }

  /** Sends what a button stands for, unless something is being sent. */
  send(button: HTMLElement | null): void {
    if (this.#host.hasAttribute('aria-busy')) return;
    this.#host.setAttribute('aria-busy', 'true');
    const verdict = verdictOf(button);
    void (verdict ? this.#vote(verdict) : this.#comment()).finally(() => {
      this.#host.removeAttribute('aria-busy');
    });
  }

  readonly #saveDraft = () => {
    const draft = this.#missing?.value;
    if (draft !== undefined) saveVote(this.#article, { verdict: 'no', draft });
  };

  async #vote(verdict: Verdict) {
    this.#press(verdict);
    const fault = await post({ article: this.#article, helpful: verdict });
    if (fault) {
      this.#press(readVote(this.#article)?.verdict);
      this.#announce(fault);
      return;
    }
    const draft = this.#missing?.value;
    saveVote(this.#article, { verdict, ...(verdict === 'no' && draft && { draft }) });
    this.#announce(thanks[verdict]);
    if (verdict === 'no') this.#askWhatIsMissing();
    else this.#missing?.form?.remove();
  }

  async #comment() {
    const box = this.#missing;
    const problem = this.#host.querySelector('.problem');
    if (!box || !problem) return;
    if (isUnseen(box.value)) return box.focus();
    problem.textContent = '';
    const fault = await post({ article: this.#article, helpful: 'no', comment: box.value });
    box.setAttribute('aria-invalid', String(fault !== null));
    problem.textContent = fault;
    if (fault !== null) return box.focus();
    saveVote(this.#article, { verdict: 'no' });
    box.form?.remove();
    this.#announce(texts.commentSaved);
    this.#host.querySelector<HTMLElement>('[role="status"]')?.focus();
  }

  #askWhatIsMissing(draft = '') {
    if (this.#missing) return;
    this.#host.insertAdjacentHTML('beforeend', commentForm);
    const box = this.#host.querySelector('textarea');
    const way = this.#host.querySelector('a');
    const person = document.querySelector<HTMLAnchorElement>('.next-step a');
    if (box) box.value = draft;
    if (way) way.textContent = this.#host.dataset.askAgent ?? '';
    if (way && person) way.href = person.href;
  }

  #press(verdict: Verdict | undefined) {
    for (const button of this.#host.querySelectorAll<HTMLButtonElement>('[name="helpful"]'))
      button.setAttribute('aria-pressed', String(button.value === verdict));
  }

  #announce(text: string) {
    const status = this.#host.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

/** The verdict that a button stands for; null for the button of the comment. */
function verdictOf(button: HTMLElement | null): Verdict | null {
  const value = button instanceof HTMLButtonElement && button.name === 'helpful' && button.value;
  return value === 'yes' || value === 'no' ? value : null;
}

/** Null when the API took it, else one sentence. Without the typed client, which is too large for reading pages. */
async function post(given: FeedbackInput): Promise<string | null> {
  try {
    const answer = await fetch('/api/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (answer.ok) return null;
    const { error }: ProblemAnswer = await answer.json();
    return error.fields?.comment ?? error.message;
  } catch {
    return texts.noAnswer;
  }
}
