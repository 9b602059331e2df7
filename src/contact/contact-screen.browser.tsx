import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SessionAnswer } from '#shared/contract/sign-in.ts';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { addressesOf, ContactForm } from '#shared/forms/contact-form.tsx';
import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { coach } from '#shared/quality/coach.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import { ApiFault, sayFault } from '../api/client.browser.ts';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import type { UploadedFile } from '../attachments/uploaded-file.browser.ts';
import { useUploads } from '../attachments/uploads.browser.ts';
import type { Address } from '../sign-in/proof-steps.browser.tsx';
import { AdviceOf } from './advice.browser.tsx';
import { BeforeSend, WithAccount } from './before-send.browser.tsx';
import { BestAnswers } from './best-answers.browser.tsx';
import { useBrokenRules } from './broken-rules.browser.ts';
import { carriedTitle } from './carried-title.browser.ts';
import { submitRequest } from './contact-api.browser.ts';
import { DateButton, DatePage } from './date-picker.browser.tsx';
import { moveDraft, type RequestDraft, useRequestDraft } from './draft.browser.ts';
import { focusOn, focusOnFault, focusOnRule } from './focus.browser.ts';
import { useNow } from './now.browser.ts';
import { OpenTicket } from './open-ticket.browser.tsx';
import { Outcome, type Submitted } from './outcome.browser.tsx';
import { BrokenRules } from './rules.browser.tsx';

export type ContactProps = {
  form: ContactFormModel;
  action: string;
  /** Where somebody goes whom no code reaches; absent on that very form. */
  wayOut?: string | undefined;
  /** What was typed before any script ran. */
  typedBefore?: Typed;
};

/** One request type's form, alive: drafts, advice, rules, files, proof, tracking code. */
export function Contact({ form, action, wayOut, typedBefore = {} }: ContactProps) {
  const { type } = form;
  const {
    draft,
    latest,
    type: typeIn,
    setFiles,
    renewKey,
    forget,
  } = useRequestDraft(type.id, typedBefore);
  const [alive, setAlive] = useState(false);
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [openDate, setOpenDate] = useState<string | null>(null);
  const [openTicket, setOpenTicket] = useState<{ code: string; title: string } | null>(null);
  const [keyReused, setKeyReused] = useState(false);
  const [done, setSubmitted] = useState<Submitted | null>(null);
  // A proof signs in: the next request is a customer's.
  const { now, session } = useNow(type.id, done === null);
  const running = useRef(0);
  const uploads = useUploads(() => latest.current.key, draft.files, setFiles);

  useEffect(() => {
    setAlive(true);
    const kept = (history.state as { filed?: Submitted } | null)?.filed;
    if (kept) setSubmitted(kept);
    const title = carriedTitle();
    if (title && !latest.current.typed.title) typeIn('title', title);
  }, []);

  const today = jalaliIso(instantToJalali(Date.now()));
  const { typed } = draft;
  const isGuest = !session?.signedIn;
  const known = session?.signedIn ? provenOf(session) : null;
  const channels = (now?.replyChannels ?? form.replyChannels).filter(
    (channel) => !isGuest || channel === 'sms' || channel === 'email',
  ) as ContactFormModel['replyChannels'];
  const channel = channels.find((one) => one === typed.replyChannel) ?? channels[0] ?? 'sms';
  const addresses = known ? [] : addressesOf(channel);
  const takesFiles = now?.takesFiles ?? true;
  /** What the server will say of these words and files. */
  const check = ({ typed: words, files }: Pick<RequestDraft, 'typed' | 'files'>) =>
    checkTyped(form, { ...words, ...typedFiles(form, files) }, { today, addresses, takesFiles });
  const { facts } = check(draft);
  const broken = useBrokenRules(form, facts);
  const advice = useMemo(
    () => coach(form.quality, { title: typed.title ?? '', text: typed.text ?? '' }),
    [typed.title, typed.text],
  );

  /** Says what is wrong with a box once the person has left it, not while it is being filled. */
  const leave = (name: string) => {
    setLeft((all) => new Set(all).add(name));
    if (!typed[name]) return;
    const fault = check(latest.current).faults[name];
    setFaults(({ [name]: _, ...others }) => (fault ? { ...others, [name]: fault } : others));
  };

  const change = (name: string, value: string) => {
    typeIn(name, value);
    setFaults(({ [name]: _, ...others }) => others);
  };

  async function send(anotherMatter = false) {
    if (running.current > 0) return;
    const checked = check(latest.current);
    setFaults(checked.faults);
    setMessage(null);
    setKeyReused(false);
    if (Object.keys(checked.faults).length > 0) return focusOnFault(checked.faults);
    if (broken.some(({ refuse }) => refuse)) {
      setLeft((all) => new Set([...all, ...broken.map(({ field }) => factName(field))]));
      return focusOnRule();
    }
    if (uploads.isBusy)
      return setMessage('یک فایل هنوز در راه است. چند لحظه صبر کنید یا آن را بردارید.');
    running.current = 1;
    setBusy(true);
    try {
      const { key, typed: words, files } = latest.current;
      const answer = await submitRequest({
        form,
        typed: words,
        key,
        replyChannel: channel,
        addresses,
        ...filesOf(
          form,
          files.map(({ id }) => id),
        ),
        anotherMatter,
        isGuest,
      });
      finish({ answer, address: addressIn(words, addresses), proven: answer.proof === null });
    } catch (thrown) {
      showFault(thrown);
    } finally {
      running.current = 0;
      setBusy(false);
    }
  }

  function showFault(thrown: unknown) {
    const fault = thrown instanceof ApiFault ? thrown : null;
    if (fault?.code === 'open_ticket_like_this') {
      setOpenTicket(fault.facts as { code: string; title: string });
      return;
    }
    setKeyReused(fault?.code === 'key_reused');
    setMessage(sayFault(thrown));
    setFaults({ ...fault?.fields });
    if (fault && Object.keys(fault.fields).length > 0) focusOnFault(fault.fields);
    else focusOn('fault-summary');
  }

  function finish(next: Submitted) {
    setSubmitted(next);
    history.replaceState({ filed: next }, '');
    forget();
    focusOn('filed');
  }

  if (done) {
    return (
      <Outcome
        done={done}
        wayOut={wayOut}
        onProven={(answer) => finish({ ...done, answer, proven: true })}
        onAnew={() => {
          history.replaceState(null, '');
          setSubmitted(null);
          focusOn('field-title');
        }}
      />
    );
  }
  const hints = Object.groupBy(
    advice.filter(
      ({ field, level, fix }) =>
        typed[field] &&
        left.has(field) &&
        (level === 'warn' || !faults[field] || fix !== undefined),
    ),
    ({ field }) => field,
  );
  const warnings = Object.fromEntries(
    Object.entries(hints).map(([field, said]) => [
      field,
      <AdviceOf key={field} advice={said} fault={faults[field]} onTake={change} />,
    ]),
  );
  const calendarOf = ({ id, when }: FormField) => ({
    button: (
      <DateButton
        isOpen={openDate === id}
        onToggle={() => setOpenDate(openDate === id ? null : id)}
      />
    ),
    page:
      openDate === id ? (
        <DatePage
          id={id}
          chosen={typeof facts[id] === 'string' ? facts[id] : null}
          today={today}
          when={when}
          onChoose={(shown) => change(factName(id), shown)}
          onClose={() => setOpenDate(null)}
        />
      ) : null,
  });
  const picker = (
    <FilePicker
      offered={takesFiles}
      kept={draft.files}
      uploads={uploads}
      sensitive={type.files === 'sensitive'}
    />
  );
  // A box that nobody has come to yet may still be empty.
  const shown = broken.filter(({ field }) => typed[factName(field)] || left.has(factName(field)));
  const under = Object.fromEntries(
    shown.map((rule) => [
      factName(rule.field),
      <BrokenRules
        key={rule.policy}
        broken={shown.filter(({ field }) => field === rule.field)}
        titles={form.offers}
        onLeave={(offer) => moveDraft(offer, latest.current) && renewKey()}
      />,
    ]),
  );
  return (
    <ContactForm
      facts={{ ...form, replyChannels: channels }}
      action={action}
      typed={{ ...typed, replyChannel: channel }}
      message={message}
      faults={faults}
      warnings={warnings}
      alive={alive}
      known={known}
      busy={busy}
      today={today}
      onChange={change}
      onLeave={leave}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      slots={{
        under,
        afterTitle: alive && <BestAnswers title={typed.title ?? ''} />,
        ...(alive && { calendarOf, files: picker, filesOf: () => picker }),
        beforeAnswerWay: now && !now.signedIn && <WithAccount typeId={type.id} />,
        beforeSend: alive && (
          <BeforeSend
            now={now}
            keyReused={keyReused}
            onAnew={renewKey}
            hasDraft={hasWords(typed)}
            onForget={forget}
          >
            {openTicket && (
              <OpenTicket
                ticket={openTicket}
                onAnother={() => {
                  setOpenTicket(null);
                  void send(true);
                }}
              />
            )}
          </BeforeSend>
        ),
      }}
    />
  );
}

function provenOf({ identities }: Extract<SessionAnswer, { signedIn: true }>) {
  const known: Partial<Record<'mobile' | 'email', string>> = {};
  for (const { kind, masked, proven } of identities) if (proven) known[kind] ??= masked;
  return known;
}

function addressIn(typed: Typed, [kind]: readonly ('mobile' | 'email')[]): Address | null {
  const said = kind && typed[kind];
  if (!said) return null;
  return kind === 'mobile' ? { mobile: said } : { email: said };
}

/** Files as their field's box would hold them: the ids of uploads. */
function typedFiles(form: ContactFormModel, files: readonly UploadedFile[]): Typed {
  const inFields = filesOf(
    form,
    files.map(({ id }) => id),
  ).files;
  return Object.fromEntries(Object.entries(inFields).map(([id, ids]) => [factName(id), ids]));
}

/** A type's own field of files takes the ids; else they belong to the request as a whole. */
function filesOf({ type }: ContactFormModel, ids: string[]) {
  const field = type.fields.find(({ type: kind }) => kind === 'files');
  if (field) return { attachments: [], files: { [field.id]: ids.join(' ') } };
  return { attachments: type.files === 'none' ? [] : ids, files: {} };
}

/** Choices stand chosen from the start; words are what somebody would miss. */
const hasWords = ({ urgency: _, replyChannel: __, ...words }: Typed) =>
  Object.values(words).some(Boolean);
