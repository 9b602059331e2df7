import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { coach } from '#shared/quality/coach.ts';
import { ApiFault, sayFault } from '../api/client.browser.ts';
import { useUploads } from '../attachments/uploads.browser.ts';
import { textIn } from '../drafts/storage.browser.ts';
import { typedFiles } from './attached-files.ts';
import { useBrokenRules } from './broken-rules.browser.ts';
import { carriedTitle } from './carried-title.browser.ts';
import { submitRequest } from './contact-api.browser.ts';
import {
  type ContactFormEvent,
  initialState,
  reduceForm,
  type SubmittedRequest,
} from './contact-form-state.ts';
import { type RequestDraft, useRequestDraft } from './draft.browser.ts';
import { focusOn, focusOnFault, focusOnRule } from './focus.browser.ts';
import { useNow } from './now.browser.ts';
import { recipientOf, typedAddress } from './recipient.ts';

/** The state of one request type's form and all that a person can do in it. */
export type ContactFormControl = ReturnType<typeof useContactForm>;

/** Keeps a contact form: its draft and uploads, what is wrong with them, and what became of it. */
export function useContactForm(form: ContactFormModel, typedBefore: Typed) {
  const store = useRequestDraft(form.type.id, typedBefore);
  const { draft, latest } = store;
  const [state, dispatch] = useReducer(reduceForm, initialState);
  // A proof signs in: the next request is a customer's.
  const { now, session } = useNow(form.type.id, state.submitted === null);
  const uploads = useUploads(() => latest.current.key, draft.files, store.setFiles);
  const isAlive = useStart(store, dispatch);
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
  const advice = useMemo(() => coach(form.quality, { title, text }), [title, text]);
  const finish = (request: SubmittedRequest) => {
    dispatch({ kind: 'submitted', request });
    history.replaceState({ filed: request }, '');
    store.forget();
    focusOn('filed');
  };
  const running = useRef(0);

  async function send(anotherMatter = false) {
    if (running.current > 0) return;
    const { faults } = check(latest.current);
    dispatch({ kind: 'checked', faults });
    if (Object.keys(faults).length > 0) return focusOnFault(faults);
    if (brokenRules.some(({ refuse }) => refuse)) {
      dispatch({ kind: 'refused', names: brokenRules.map(({ field }) => factName(field)) });
      return focusOnRule();
    }
    if (uploads.isBusy) return dispatch({ kind: 'delayed', message: fileOnItsWay });
    running.current = 1;
    dispatch({ kind: 'sending' });
    const sent = latest.current;
    try {
      const answer = await submitRequest({ form, draft: sent, recipient, anotherMatter });
      const address = typedAddress(sent.typed, recipient.addresses);
      finish({ answer, address, proven: answer.proof === null });
    } catch (thrown) {
      showFailure(thrown, dispatch);
    } finally {
      running.current = 0;
    }
  }

  return {
    ...{ form, state, draft, uploads, now, recipient, takesFiles, today, isAlive },
    ...{ facts, brokenRules, advice, finish },
    /** The draft as it is now, for callbacks that were made before a change. */
    latest,
    renewKey: store.renewKey,
    forget: store.forget,
    send: (anotherMatter?: boolean) => void send(anotherMatter),
    change(name: string, value: string) {
      store.type(name, value);
      dispatch({ kind: 'changed', name });
    },
    /** An input is judged once the person has left it, not while it is being filled. */
    leave(name: string) {
      const fault = draft.typed[name] ? (check(latest.current).faults[name] ?? null) : undefined;
      dispatch({ kind: 'left', name, fault });
    },
    beginAnew() {
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

const fileOnItsWay = 'یک فایل هنوز در راه است. چند لحظه صبر کنید یا آن را بردارید.';

type Dispatch = (event: ContactFormEvent) => void;

/** False until the first render, which equals the built page; then a reloaded page shows its tracking code again. */
function useStart({ latest, type }: ReturnType<typeof useRequestDraft>, dispatch: Dispatch) {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    const stored: { filed?: SubmittedRequest } | null = history.state;
    if (stored?.filed) dispatch({ kind: 'submitted', request: stored.filed });
    const title = carriedTitle();
    if (title && !latest.current.typed.title) type('title', title);
  }, []);
  return isAlive;
}

function showFailure(thrown: unknown, dispatch: Dispatch) {
  const fault = thrown instanceof ApiFault ? thrown : null;
  if (fault?.code === 'open_ticket_like_this') {
    const { code, title } = fault.facts;
    dispatch({ kind: 'similar-found', ticket: { code: textIn(code), title: textIn(title) } });
    return;
  }
  const faults = fault?.fields ?? {};
  const isKeyReused = fault?.code === 'key_reused';
  dispatch({ kind: 'failed', message: sayFault(thrown), faults, isKeyReused });
  if (Object.keys(faults).length > 0) focusOnFault(faults);
  else focusOn('fault-summary');
}
