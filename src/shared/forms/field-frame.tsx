import type { ComponentChildren } from 'preact';
import { IsolatedText } from '../html/isolated-text.tsx';
import type { Ask } from './ask-of-kind.ts';
import { Icon } from './icon.tsx';
import * as texts from './texts.ts';

/** What is said about a box. */
export type FieldNote = {
  /** What helps before anything is wrong. */
  hint?: ComponentChildren;
  /** One sentence: what is wrong and what to do. */
  fault?: string | undefined;
  /** Advice that stops nobody. */
  warning?: ComponentChildren;
  /** How we read what was typed: «چهارشنبه ۳ آذر ۱۴۰۵». */
  echo?: string | null | undefined;
  /** What to ask of what was typed, where it has more than one reading. */
  ask?: Ask | null | undefined;
};

/** Called on every change with what is in the box; absent where no script runs. */
export type OnChange = ((name: string, typed: string) => void) | undefined;

/** Id of the input that a form field of this name has; names may hold dots. */
export const inputId = (name: string): string => `field-${name.replaceAll('.', '-')}`;

/** What `aria-describedby` of an input names: only what stands there. */
export function describedBy(name: string, { hint, fault, warning, echo, ask }: FieldNote) {
  const id = inputId(name);
  const ids = [
    fault && `${id}-fault`,
    warning && `${id}-warning`,
    echo && `${id}-echo`,
    ask && `${id}-ask`,
    hint && `${id}-hint`,
  ];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** What helps with a field, above its box: below, a tall one would hide it, and so would a phone's keyboard. */
export const FieldHint = ({ name, hint }: Pick<FieldNote, 'hint'> & { name: string }) =>
  hint ? (
    <p class="hint" id={`${inputId(name)}-hint`}>
      {hint}
    </p>
  ) : null;

/** Echo, fault and warning of a field below its box, in the order people read them. */
export function FieldNotes({
  name,
  fault,
  warning,
  echo,
  choices,
}: FieldNote & { name: string; choices?: ComponentChildren }) {
  const id = inputId(name);
  return (
    <>
      {echo && (
        <p class="echo" id={`${id}-echo`}>
          {texts.readAs(<IsolatedText text={echo} />)}
        </p>
      )}
      {choices}
      {fault && (
        <p class="problem" id={`${id}-fault`}>
          <Icon name="alert" />
          <span>
            <IsolatedText text={fault} />
          </span>
        </p>
      )}
      {warning && (
        <p class="warning" id={`${id}-warning`}>
          {warning}
        </p>
      )}
    </>
  );
}

type FrameProps = FieldNote & {
  name: string;
  label: string;
  required?: boolean | undefined;
  children: ComponentChildren;
  /** To choose from; above the fault, which comes as soon as the box is left and would move it from under a finger. */
  choices?: ComponentChildren;
};

/** A field with one input: its label and what is said about it. */
export function FieldFrame({
  name,
  label,
  required = true,
  children,
  choices,
  ...notes
}: FrameProps) {
  return (
    <div class="field" data-field={name}>
      <label for={inputId(name)}>
        {label}
        {!required && <span class="optional">{texts.optional}</span>}
      </label>
      <FieldHint name={name} hint={notes.hint} />
      {children}
      <FieldNotes name={name} {...notes} choices={choices} />
    </div>
  );
}

/** A field of several inputs, such as a choice. */
export function FieldGroup({ name, label, required = true, children, ...notes }: FrameProps) {
  return (
    <fieldset
      class="field"
      data-field={name}
      id={inputId(name)}
      tabIndex={-1}
      aria-describedby={describedBy(name, notes)}
    >
      <legend>
        {label}
        {!required && <span class="optional">{texts.optional}</span>}
      </legend>
      <FieldHint name={name} hint={notes.hint} />
      {children}
      <FieldNotes name={name} {...notes} />
    </fieldset>
  );
}
