import type { ComponentChildren } from 'preact';
import { pageUrl } from '#shared/contract/pages.ts';
import { factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { ForScripts } from '#shared/forms/for-scripts.tsx';
import type { FormField } from '#shared/settings/request-types.ts';
import { CancelWork } from '../api/cancel-work.browser.tsx';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import { AdviceOf } from './advice.browser.tsx';
import { BeforeSend, WithAccount } from './before-send.browser.tsx';
import { BestAnswers } from './best-answers.browser.tsx';
import { DateButton } from './date-button.tsx';
import { DatePage } from './date-page.browser.tsx';
import { DayChips } from './day-chips.browser.tsx';
import { moveDraft } from './draft.browser.ts';
import { NoCodes } from './no-codes.browser.tsx';
import { OpenTicket } from './open-ticket.browser.tsx';
import { BrokenRules } from './rules.browser.tsx';
import type { ContactFormControl } from './use-contact-form.browser.ts';

/** The coach's advice per input, for those that hold something and were left once. */
export function warningsOf({ advice, draft, state, change }: ContactFormControl) {
  const { visited, faults } = state;
  const shown = advice.filter(
    ({ field, level, fix }) =>
      draft.typed[field] &&
      visited.has(field) &&
      (level === 'warn' || !faults[field] || fix !== undefined),
  );
  return Object.fromEntries(
    Object.entries(Object.groupBy(shown, ({ field }) => field)).map(([field, hints]) => [
      field,
      <AdviceOf key={field} advice={hints} fault={faults[field]} onTake={change} />,
    ]),
  );
}

/** What scripts add to the form that the built page shows as well. */
export function slotsOf(control: ContactFormControl, openType: string | undefined) {
  const { form, draft, now, recipient, takesFiles, uploads } = control;
  const pickerOf = (field?: FormField) => (
    <FilePicker
      {...(field && { of: field })}
      offered={takesFiles}
      uploaded={draft.files}
      uploads={uploads}
      sensitive={form.type.files === 'sensitive'}
    />
  );
  return {
    under: brokenRulesUnder(control),
    afterTitle: <BestAnswers title={draft.typed.title ?? ''} />,
    calendarOf: (field: FormField) => calendarOf(control, field),
    files: pickerOf(),
    filesOf: pickerOf,
    beforeAnswerWay: recipient.isGuest && !now?.signedIn && (
      <>
        <WithAccount
          typeId={form.type.id}
          isWanted={draft.typed.replyChannel === 'thread' && form.contact.first === 'answer'}
        />
        <NoCodes
          control={control}
          wayOut={openType && pageUrl('contactType', openType)}
          onLeave={() => openType && takeAlong(control, openType)}
        />
      </>
    ),
    beforeSend: <AboveButton control={control} />,
    besideSend: <CancelWork />,
  };
}

/** What rules decide of a field, under it. An input that nobody has come to yet may still be empty. */
function brokenRulesUnder(control: ContactFormControl) {
  const { form, draft, state, brokenRules } = control;
  const shown = brokenRules.filter(
    ({ field }) => draft.typed[factName(field)] || state.visited.has(factName(field)),
  );
  return Object.fromEntries(
    shown.map((rule): [string, ComponentChildren] => [
      factName(rule.field),
      <BrokenRules
        key={rule.policy}
        broken={shown.filter(({ field }) => field === rule.field)}
        titles={form.offers}
        onLeave={(offer) => takeAlong(control, offer)}
      />,
    ]),
  );
}

/** Takes what was typed, and its files under their key, to the form of another type. */
function takeAlong({ latest, renewKey }: ContactFormControl, typeId: string) {
  if (moveDraft(typeId, latest.current)) renewKey();
}

function calendarOf(
  { state: { openDate }, facts, today, change, toggleDate, closeDate }: ContactFormControl,
  { id, when }: FormField,
) {
  const fact = facts[id];
  const chosen = typeof fact === 'string' ? fact : null;
  const choose = (shown: string) => change(factName(id), shown);
  return {
    button: (
      <ForScripts>
        <DateButton isOpen={openDate === id} onToggle={() => toggleDate(id)} />
      </ForScripts>
    ),
    page: (
      <ForScripts>
        {openDate === id ? (
          <DatePage {...{ id, chosen, today, when }} onChoose={choose} onClose={closeDate} />
        ) : (
          <DayChips {...{ chosen, today, when }} onChoose={choose} />
        )}
      </ForScripts>
    ),
  };
}

function AboveButton({ control }: { control: ContactFormControl }) {
  const { state, draft, now, renewKey, forget, sendAsAnother } = control;
  return (
    <BeforeSend
      now={now}
      isKeyReused={state.isKeyReused}
      onAnew={renewKey}
      hasDraft={hasWords(draft.typed)}
      onForget={forget}
    >
      {state.similarTicket && <OpenTicket ticket={state.similarTicket} onAnother={sendAsAnother} />}
    </BeforeSend>
  );
}

/** Choices are made from the start; only words would be missed. */
export const hasWords = ({ urgency: _, replyChannel: __, ...words }: Typed) =>
  Object.values(words).some(Boolean);
