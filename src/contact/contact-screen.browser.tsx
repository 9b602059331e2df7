import type { ContactNow } from '#shared/contract/contact.ts';
import { ContactForm } from '#shared/forms/contact-form.tsx';
import type { ContactFormModel, Typed } from '#shared/forms/contact-form-model.ts';
import { workingWord } from '../api/cancel-work.browser.tsx';
import { useIsWorking } from '../api/work-in-progress.browser.ts';
import { hasWords, slotsOf, warningsOf } from './contact-slots.browser.tsx';
import type { RequestDraft } from './draft.browser.ts';
import { OtherDrafts } from './other-drafts.browser.tsx';
import { Outcome } from './outcome-later.browser.tsx';
import { useContactForm } from './use-contact-form.browser.ts';

/** What the built page passes to the screen. */
export type ContactProps = {
  form: ContactFormModel;
  action: string;
  /** Another request type, for those whom no code reaches; absent on its very form. */
  openType?: string | undefined;
  /** What was typed before any script ran. */
  typedBefore?: Typed;
  /** What the page has asked of the API already; null where no answer came. */
  asked?: Promise<ContactNow | null> | undefined;
};

/** One request type's form with scripts: draft, advice, rules, files, proof, tracking code. */
export function Contact({ form, action, openType, typedBefore = {}, asked }: ContactProps) {
  const control = useContactForm(form, typedBefore, asked);
  const isWorking = useIsWorking();
  const { state, draft, recipient } = control;
  const { submitted } = state;
  if (submitted) {
    return (
      <Outcome
        request={submitted}
        channels={recipient.channels}
        hasRest={hasWords(draft.typed) || control.uploads.isBusy || draft.files.length > 0}
        onChanged={control.follow}
        onLost={control.readAgain}
        onAnew={control.beginAnew}
      />
    );
  }
  const { slot } = control;
  return (
    <>
      <OtherDrafts
        others={slot.others.filter(({ draft: other }) => isWorthOffering(other))}
        canCopy={!hasWords(draft.typed)}
        onTake={slot.take}
        onCopy={control.copyWords}
        onRemove={slot.remove}
      />
      <ContactForm
        facts={{ ...form, replyChannels: recipient.channels }}
        action={action}
        typed={control.typed}
        message={state.message}
        faults={state.faults}
        summary={state.summary}
        warnings={warningsOf(control)}
        alive
        isBuilt={!control.isAlive}
        known={recipient.known}
        busy={state.isSending}
        busyWord={isWorking ? workingWord : undefined}
        today={control.today}
        onChange={control.change}
        onLeave={control.leave}
        onSubmit={(event) => {
          event.preventDefault();
          control.send();
        }}
        slots={slotsOf(control, openType)}
      />
    </>
  );
}

const isWorthOffering = ({ typed, files }: RequestDraft) => hasWords(typed) || files.length > 0;
