import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { ContactNow } from '#shared/contract/contact.ts';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { pairedBoxes } from '#shared/forms/paired-boxes.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { coach } from '#shared/quality/coach.ts';
import { focusOn } from '../api/focus.browser.ts';
import { offlineSentence, useBackOnline } from '../api/online.browser.ts';
import { useUploads } from '../attachments/uploads.browser.ts';
import { typedFiles, withoutFilesFault } from './attached-files.ts';
import { useBrokenRules } from './broken-rules.browser.ts';
import { carriedAnswer, forgetCarriedAnswer } from './carried-answer.browser.ts';
import { carriedText } from './carried-texts.browser.ts';
import { contactApi } from './contact-api-later.browser.ts';
import {
  type ContactFormEvent,
  initialState,
  reduceForm,
  type SubmittedRequest,
} from './contact-form-state.ts';
import { type RequestDraft, type RequestDraftStore, useRequestDraft } from './draft.browser.ts';
import { focusOnFiles, focusOnSend } from './focus.browser.ts';
import { useNow } from './now.browser.ts';
import { Outcome } from './outcome-later.browser.tsx';
import { recipientOf } from './recipient.ts';
import * as texts from './texts.ts';
import { useFormalHints } from './use-formal-hints.browser.ts';
import { useSpelling } from './use-spelling.browser.ts';
import { useSubmission } from './use-submission.browser.ts';
import { useWaiting } from './use-waiting.browser.ts';

/** The state of one request type's form and all that a person can do in it. */
export type ContactFormControl = ReturnType<typeof useContactForm>;

/** Keeps a contact form: its draft and uploads, what is wrong with them, and what became of it. */
export function useContactForm(
  form: ContactFormModel,
  typedBefore: Typed,
  asked?: Promise<ContactNow | null>,
) {
  const store = useRequestDraft(form.type.id, typedBefore);
  const { draft, latest } = store;
  const [state, dispatch] = useReducer(reduceForm, initialState);
  // A proof signs in: the next request is a customer's.
  const { now, session } = useNow(form.type.id, state.submitted === null, asked);
  const uploads = useUploads(() => latest.current.key, draft.files, store.setFiles, {
    isHeld: state.isSending || (state.submitted !== null && draft.sent !== undefined),
  });
  const isAlive = useStart(form, store, dispatch);
  const today = jalaliIso(instantToJalali(Date.now()));
  const recipient = recipientOf(form, draft.typed, { now, session });
  const takesFiles = now?.takesFiles ?? true;
  /** What the server will say of these words and files. */
  const check = ({ typed, files }: RequestDraft) =>
    checkTyped(
      form,
      { ...typed, ...typedFiles(form, files) },
      { today, addresses: recipient.addresses, takesFiles },
    );
  const { facts } = check(draft);
  const brokenRules = useBrokenRules(form, facts);
  const { title = '', text = '' } = draft.typed;
  const spell = useSpelling(`${title} ${text}`);
  const hintsOf = useFormalHints(form.quality);
  const advice = useMemo(
    () => [
      ...coach(form.quality, { title, text }, spell),
      ...hintsOf(form.quality, { title, text }),
    ],
    [title, text, spell, hintsOf],
  );
  const { show, send } = useSubmission({
    ...{ form, latest, recipient, brokenRules, dispatch, store },
    // A field of files is no longer empty once a file is on its way to it.
    faultsOf: (written) => {
      const { faults } = check(written);
      return uploads.isBusy ? withoutFilesFault(form, faults) : faults;
    },
    isUploading: uploads.isBusy,
  });
  const shown = useRef(state.submitted);
  shown.current = state.submitted;
  const lose = () => {
    history.replaceState(null, '');
    store.unmarkSent();
    dispatch({ kind: 'lost', message: texts.lost });
    focusOn('fault-summary');
  };
  const { putAside, readAgain } = useWaiting({
    ...{ typeId: form.type.id, now, show },
    submitted: state.submitted,
    sentCode: draft.sent?.code,
    onLost: lose,
  });
  useEffect(() => {
    if (!uploads.isBusy) return;
    for (const name of Object.keys(typedFiles(form, []))) dispatch({ kind: 'changed', name });
  }, [uploads.isBusy]);
  useEffect(() => {
    if (uploads.isBusy || !state.isDelayed) return;
    // Whoever reads that a file is on its way is led to the file before the sentence goes.
    if (document.activeElement?.id === 'fault-summary') focusOnFiles();
    dispatch({ kind: 'files-ended' });
  }, [uploads.isBusy, state.isDelayed]);

  useBackOnline(() => {
    if (state.message !== offlineSentence) return;
    if (document.activeElement?.id === 'fault-summary') focusOnSend();
    dispatch({ kind: 'message-over' });
  });

  return {
    ...{ form, state, draft, uploads, now, recipient, takesFiles, today, isAlive },
    /** What the boxes hold. Where an input chooses what stands below it, the first render chooses as the built page does. */
    typed: isAlive
      ? { ...draft.typed, replyChannel: recipient.channel }
      : { ...draft.typed, replyChannel: undefined, urgency: undefined },
    ...{ facts, brokenRules, advice, readAgain },
    /** Shows what has become of the request that is shown; of one that another was begun after, nothing. */
    follow(request: SubmittedRequest) {
      if (shown.current?.answer.code === request.answer.code) show(request);
    },
    /** The draft as it is now, for callbacks that were made before a change. */
    latest,
    renewKey: store.renewKey,
    forget: store.forget,
    copyWords: store.copyWords,
    slot: store.slot,
    send: (anotherMatter?: boolean) => void send(anotherMatter),
    change(name: string, value: string) {
      fetchRest();
      store.type(name, value);
      dispatch({ kind: 'changed', name });
      const { typed } = latest.current;
      for (const [other, moment] of Object.entries(pairedBoxes(form, typed, today, name))) {
        store.type(other, moment);
        dispatch({ kind: 'changed', name: other });
      }
    },
    /** An input is judged once the person has left it, not while it is being filled. */
    leave(name: string) {
      const fault = draft.typed[name] ? (check(latest.current).faults[name] ?? null) : undefined;
      dispatch({ kind: 'left', name, fault });
    },
    async beginAnew() {
      if (state.submitted?.answer.proof) {
        putAside(state.submitted.answer.code);
        // A file that waits for the form belongs to the draft that comes, so that draft comes first.
        await store.slot.takeFresh();
      }
      history.replaceState(null, '');
      dispatch({ kind: 'begun-anew' });
      focusOn('field-title');
    },
    sendAsAnother() {
      dispatch({ kind: 'similar-dismissed' });
      void send(true);
    },
    toggleDate: (field: string) => dispatch({ kind: 'date-toggled', field }),
    closeDate: () => dispatch({ kind: 'date-closed' }),
  };
}

/**
 * Fetches what sends the form and shows what follows, while the form is being filled: a browser does not ask again for code that
 * once did not come, and the network may be gone by the time the form is sent.
 */
function fetchRest() {
  contactApi().catch(() => {});
  Outcome.fetch().catch(() => {});
}

type Dispatch = (event: ContactFormEvent) => void;

/** False until the first render, which equals the built page; then a reloaded page shows its tracking code again. */
function useStart(
  { replyChannels, type: { fields } }: Pick<ContactFormModel, 'replyChannels' | 'type'>,
  { latest, type, slot }: RequestDraftStore,
  dispatch: Dispatch,
) {
  const [isAlive, setAlive] = useState(false);
  useLayoutEffect(() => {
    setAlive(true);
    const stored: { filed?: SubmittedRequest } | null = history.state;
    if (stored?.filed) dispatch({ kind: 'submitted', request: stored.filed });
  }, []);
  useEffect(() => {
    if (!slot.isReady) return;
    const answer = carriedAnswer(replyChannels);
    if (answer) {
      type('replyChannel', answer);
      forgetCarriedAnswer();
    }
    // Of an address from elsewhere nobody should find an account to be paid into in the form.
    const orders = fields.filter((field) => field.type === 'order_number');
    for (const name of ['title', ...orders.map(({ id }) => factName(id))]) {
      const text = carriedText(name);
      if (text && !latest.current.typed[name]) type(name, text);
    }
  }, [slot.isReady]);
  return isAlive;
}
