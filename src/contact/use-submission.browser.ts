import { useRef } from 'preact/hooks';
import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { ApiFault, describeFault } from '../api/answers.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import { wasCancelled } from '../api/work-in-progress.browser.ts';
import { textIn } from '../drafts/storage.browser.ts';
import type { OutcomeEvents } from '../search/outcome-events.ts';
import { spentOf } from '../sign-in/spent.browser.ts';
import type { useBrokenRules } from './broken-rules.browser.ts';
import { contactApi } from './contact-api-later.browser.ts';
import type { ContactFormEvent, SubmittedRequest } from './contact-form-state.ts';
import type { RequestDraft, RequestDraftStore } from './draft.browser.ts';
import { focusOnFault, focusOnRule } from './focus.browser.ts';
import { Outcome } from './outcome-later.browser.tsx';
import { type recipientOf, typedAddress } from './recipient.ts';
import * as texts from './texts.ts';

type Dispatch = (event: ContactFormEvent) => void;

type Submission = {
  form: ContactFormModel;
  latest: { readonly current: RequestDraft };
  recipient: ReturnType<typeof recipientOf>;
  brokenRules: ReturnType<typeof useBrokenRules>;
  dispatch: Dispatch;
  /** What is wrong with a draft: one sentence per input, by its name. */
  faultsOf(draft: RequestDraft): Readonly<Record<string, string>>;
  isUploading: boolean;
  store: Pick<RequestDraftStore, 'markSent' | 'settle'>;
};

/**
 * Sends a draft, one at a time; `show` shows a request that the API took. The draft goes once no proof is due
 * any more (R72), without what was typed while it was sent.
 */
export function useSubmission({
  form,
  latest,
  recipient,
  brokenRules,
  dispatch,
  faultsOf,
  isUploading,
  store,
}: Submission) {
  const show = (request: SubmittedRequest, sent?: Typed) => {
    dispatch({ kind: 'submitted', request });
    history.replaceState({ filed: request }, '');
    const { code, proof } = request.answer;
    if (!proof) store.settle(code, sent);
    else if (sent) store.markSent({ code, typed: sent });
  };
  const running = useRef(0);

  async function send(anotherMatter = false) {
    if (running.current > 0) return;
    const faults = faultsOf(latest.current);
    dispatch({ kind: 'checked', faults });
    if (Object.keys(faults).length > 0) return focusOnFault(faults);
    if (brokenRules.some(({ refuse }) => refuse)) {
      dispatch({ kind: 'refused', names: brokenRules.map(({ field }) => factName(field)) });
      return focusOnRule();
    }
    if (isUploading) {
      dispatch({ kind: 'delayed', message: texts.uploadUnfinished });
      return focusOn('fault-summary');
    }
    running.current = 1;
    dispatch({ kind: 'sending' });
    const sent = latest.current;
    try {
      // Where its code does not come, the request is filed all the same, and what follows says so.
      const showing = Outcome.fetch().catch(() => {});
      const { submitRequest } = await contactApi();
      const answer = await submitRequest({ form, draft: sent, recipient, anotherMatter });
      await showing;
      const address = typedAddress(sent.typed, recipient.addresses);
      const proven = recipient.known !== null;
      show({ answer, address, proven, readAt: Date.now() }, sent.typed);
      focusOn('filed');
      document.dispatchEvent(new CustomEvent('pasokh-filed' satisfies keyof OutcomeEvents));
    } catch (thrown) {
      showFailure(thrown, dispatch);
    } finally {
      running.current = 0;
    }
  }

  return { show, send };
}

function showFailure(thrown: unknown, dispatch: Dispatch) {
  if (wasCancelled(thrown)) return dispatch({ kind: 'cancelled' });
  const fault = thrown instanceof ApiFault ? thrown : null;
  if (fault?.code === 'open_ticket_like_this') {
    const { code, title } = fault.facts;
    dispatch({ kind: 'similar-found', ticket: { code: textIn(code), title: textIn(title) } });
    return;
  }
  const faults = fault?.fields ?? {};
  const isKeyReused = fault?.code === 'key_reused';
  const message = describeFault(thrown);
  dispatch({ kind: 'failed', message, faults, isKeyReused, spent: spentOf(thrown) });
  if (Object.keys(faults).length > 0) focusOnFault(faults);
  else focusOn('fault-summary');
}
