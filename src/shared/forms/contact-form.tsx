import { type ComponentChildren, Fragment } from 'preact';
import { sending } from '../contract/texts/actions.ts';
import { IsolatedText } from '../html/isolated-text.tsx';
import { toPersianDigits } from '../persian/digits.ts';
import type { FormField } from '../settings/request-types.ts';
import { AnswerWay } from './answer-way.tsx';
import {
  type ContactFormModel,
  factName,
  labelOfContact,
  type Typed,
} from './contact-form-model.ts';
import { FactField } from './fact-field.tsx';
import { FaultSummary, type Faults } from './fault-summary.tsx';
import type { OnChange } from './field-frame.tsx';
import { ForScripts } from './for-scripts.tsx';
import { TextArea, TextInput, Tick } from './inputs.tsx';
import { NoFiles } from './no-files.tsx';
import { ChosenTopic, StepTitle } from './steps.tsx';
import * as texts from './texts.ts';
import { Urgency } from './urgency.tsx';

/** What the form shows and its handlers. Without handlers it is a plain form, as built pages and the API send it. */
export type ContactFormProps = {
  facts: ContactFormModel;
  typed?: Typed;
  /** The problem as a whole, and one sentence per box. */
  message?: string | null | undefined;
  faults?: Faults;
  /** The faults that the summary names; all of them where it is absent. */
  summary?: Faults;
  /** What to do now, where nothing went wrong. */
  note?: string | undefined;
  /** Advice per box that stops nobody. */
  warnings?: Readonly<Record<string, ComponentChildren>>;
  /** Where the form goes without scripts. */
  action: string;
  /** What the server hands out so that a form without scripts is sent once. */
  formToken?: string | undefined;
  /** False without scripts: then the answer comes by e-mail and the proof is a link. */
  alive?: boolean;
  /** As it is built for readers with scripts and without: what stands there without them is printed besides. */
  isBuilt?: boolean;
  /** The address that is asked for without scripts; null where the form cannot be sent that way. */
  plainAddress?: 'email' | 'mobile' | null;
  /** Addresses that are proven already, as «پیامک به 0912…67»; null for a guest. */
  known?: Readonly<Partial<Record<'mobile' | 'email', string>>> | null;
  /** False where the server has no place for files; nobody knows before it is asked. */
  takesFiles?: boolean;
  busy?: boolean;
  /** What the button says while it is busy. */
  busyWord?: string | undefined;
  today?: string | undefined;
  onChange?: OnChange;
  onLeave?: ((name: string) => void) | undefined;
  onSubmit?: ((event: Event) => void) | undefined;
  slots?: {
    afterTitle?: ComponentChildren;
    /** What a rule decides of a field's value, under it. */
    under?: Readonly<Record<string, ComponentChildren>>;
    beforeAnswerWay?: ComponentChildren;
    beforeSend?: ComponentChildren;
    besideSend?: ComponentChildren;
    files?: ComponentChildren;
    calendarOf?: (field: FormField) => { button: ComponentChildren; page: ComponentChildren };
    filesOf?: (field: FormField) => ComponentChildren;
  };
};

/** The form of one request type, the same for built page, browser and API. */
export function ContactForm(props: ContactFormProps) {
  const { facts, typed = {}, faults = {}, warnings = {}, slots = {}, onChange, onLeave } = props;
  const { type } = facts;
  const isAnswerFirst = facts.contact.first === 'answer';
  const box = (name: string) => ({
    name,
    value: typed[name],
    fault: faults[name],
    warning: warnings[name],
    onChange,
    onLeave: onLeave && (() => onLeave(name)),
  });
  const answerWay = (
    <>
      {slots.beforeAnswerWay && <ForScripts>{slots.beforeAnswerWay}</ForScripts>}
      <AnswerWay {...props} box={box} />
    </>
  );
  return (
    <form class="form" method="post" action={props.action} noValidate onSubmit={props.onSubmit}>
      <FaultSummary
        message={props.message}
        faults={props.summary ?? faults}
        labelOf={labelOfContact(facts)}
      />
      {props.note && (
        <p class="notice" role="status">
          {props.note}
        </p>
      )}
      {props.formToken && <input type="hidden" name="formToken" value={props.formToken} />}
      {isAnswerFirst && (
        <>
          <StepTitle step={1}>{texts.replyChannel}</StepTitle>
          {answerWay}
          <StepTitle step={2}>{texts.topic}</StepTitle>
          <ChosenTopic title={type.title} channel={typed.replyChannel} />
          <StepTitle step={3}>{texts.text}</StepTitle>
        </>
      )}
      <Rules facts={facts} />
      <TextInput
        {...box('title')}
        label={texts.title}
        hint={type.titleHint ?? texts.titleHint}
        maxLength={facts.sizes.title}
      />
      {slots.afterTitle && <ForScripts>{slots.afterTitle}</ForScripts>}
      <Facts {...props} />
      <TextArea
        {...box('text')}
        label={texts.text}
        hint={type.textHint ?? texts.textHint}
        maxLength={facts.sizes.text}
        rows={7}
      />
      {type.files !== 'none' && <Files {...props} picker={slots.files} />}
      {type.urgency && (
        <Urgency
          {...box('urgency')}
          value={typed.urgency || 'normal'}
          options={urgencyOptions(facts)}
          alive={(props.alive ?? false) && !props.isBuilt}
        />
      )}
      {!isAnswerFirst && answerWay}
      {facts.terms && <Terms terms={facts.terms} box={box} />}
      {slots.beforeSend && <ForScripts>{slots.beforeSend}</ForScripts>}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={props.busy ?? false}>
          {props.busy ? (props.busyWord ?? sending) : texts.send}
        </button>
        {slots.besideSend}
      </div>
    </form>
  );
}

/** The fields of the request type, each with what a rule decides of it. */
function Facts(props: ContactFormProps) {
  const { facts, typed = {}, faults = {}, slots = {}, today, onChange, onLeave } = props;
  return (
    <>
      {facts.type.fields.map((field) => (
        <Fragment key={field.id}>
          <FactField
            field={{ ...field, required: field.required || isWanted(facts, field) }}
            value={typed[factName(field.id)]}
            fault={faults[factName(field.id)]}
            today={today}
            onChange={onChange}
            onLeave={onLeave}
            calendar={field.type === 'date' ? slots.calendarOf?.(field) : undefined}
            files={field.type === 'files' && <Files {...props} picker={slots.filesOf?.(field)} />}
          />
          {slots.under?.[factName(field.id)]}
        </Fragment>
      ))}
    </>
  );
}

/** A rule refuses the request while this field is empty. */
const isWanted = ({ policies }: ContactFormModel, { id }: FormField) =>
  policies.some(
    ({ rule }) =>
      rule?.kind === 'filled' && !rule.when && rule.field === id && rule.otherwise.refuse,
  );

/** The rules in force, as the ticket will keep them. */
function Rules({ facts: { policies } }: { facts: ContactFormModel }) {
  if (policies.length === 0) return null;
  return (
    <div class="notice rules">
      {policies.map(({ id, title, text }) => (
        <p key={id}>
          <b>{title}:</b> <IsolatedText text={text} />
        </p>
      ))}
    </div>
  );
}

/** The component that takes files, and what stands there for readers without scripts. */
const Files = ({
  alive,
  isBuilt,
  takesFiles,
  picker,
}: ContactFormProps & { picker: ComponentChildren }) => (
  <>
    {picker && <ForScripts>{picker}</ForScripts>}
    {(!alive || isBuilt) && (takesFiles === false ? <NoFiles /> : <NeedsScripts />)}
  </>
);

const NeedsScripts = () => (
  <noscript>
    <p class="hint">{texts.filesNeedScripts}</p>
  </noscript>
);

function urgencyOptions({ urgency }: ContactFormModel) {
  const { count, days } = urgency.urgent.quota;
  const quota = texts.urgentQuota(toPersianDigits(count), toPersianDigits(days));
  return [
    { value: 'normal', label: urgency.normal.title, hint: urgency.normal.hint },
    { value: 'high', label: urgency.high.title, hint: urgency.high.hint },
    {
      value: 'urgent',
      label: urgency.urgent.title,
      hint: `${urgency.urgent.hint} ${quota}`,
    },
  ];
}

function Terms({
  terms,
  box,
}: {
  terms: NonNullable<ContactFormModel['terms']>;
  box: (name: string) => { name: string; value: string | undefined; fault: string | undefined };
}) {
  return (
    <Tick
      {...box('terms')}
      label={texts.acceptTerms(
        <a href={terms.href} target="_blank" rel="noopener">
          {terms.label}
        </a>,
      )}
    />
  );
}
