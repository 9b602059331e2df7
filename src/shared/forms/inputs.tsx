import type { ComponentChildren } from 'preact';
import {
  describedBy,
  FieldFrame,
  FieldGroup,
  FieldHint,
  type FieldNote,
  FieldNotes,
  inputId,
  type OnChange,
} from './field-frame.tsx';
import { Readings } from './readings.tsx';
import * as texts from './texts.ts';

type Common = FieldNote & {
  name: string;
  label: string;
  value?: string | undefined;
  required?: boolean | undefined;
  onChange?: OnChange;
};

type TextInputProps = Common & {
  type?: 'text' | 'tel' | 'email';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  dir?: 'ltr' | 'rtl' | 'auto';
  autocomplete?: string;
  maxLength?: number | undefined;
  className?: string;
  /** How it may be written, after the hint. */
  example?: string | undefined;
  onLeave?: (() => void) | undefined;
  /** Stands beside the box: a unit, a button. */
  beside?: ComponentChildren;
  /** Opens under the box: a calendar. */
  below?: ComponentChildren;
};

/**
 * Lets the style know an empty box (`:placeholder-shown`), which follows the page's direction. Examples are in hints:
 * in a box they look like values.
 */
const emptyPlaceholder = ' ';

const hintOf = ({
  hint,
  example,
}: Pick<FieldNote, 'hint'> & { example?: string | undefined }): ComponentChildren =>
  example ? (
    <>
      {hint && <>{hint} </>}
      {texts.forExample(<bdi>{example}</bdi>)}
    </>
  ) : (
    hint
  );

/** One line. `noValidate` forms judge by our own sentences, so no pattern or type stops a person. */
export function TextInput(props: TextInputProps) {
  const { name, label, value = '', required = true, onChange, beside } = props;
  const { fault, warning, echo, ask } = props;
  const notes = { hint: hintOf(props), fault, warning, echo, ask };
  const box = (
    <input
      class={props.className ? `input ${props.className}` : 'input'}
      id={inputId(name)}
      name={name}
      type={props.type ?? 'text'}
      value={value}
      inputMode={props.inputMode}
      dir={props.dir ?? 'auto'}
      autocomplete={props.autocomplete ?? 'off'}
      placeholder={emptyPlaceholder}
      maxLength={props.maxLength}
      aria-required={required}
      aria-invalid={fault ? true : undefined}
      aria-describedby={describedBy(name, notes)}
      onInput={onChange && ((event) => onChange(name, event.currentTarget.value))}
      onBlur={props.onLeave}
    />
  );
  return (
    <FieldFrame
      name={name}
      label={label}
      required={required}
      {...notes}
      choices={<Readings name={name} ask={ask} onChange={onChange} />}
    >
      {beside ? (
        <div class="input-row">
          {box}
          {beside}
        </div>
      ) : (
        box
      )}
      {props.below}
    </FieldFrame>
  );
}

/** Text of several lines. */
export function TextArea({
  name,
  label,
  value = '',
  required = true,
  onChange,
  rows = 6,
  maxLength,
  onLeave,
  example,
  ...said
}: Common & {
  rows?: number;
  example?: string | undefined;
  maxLength?: number | undefined;
  onLeave?: (() => void) | undefined;
}) {
  const notes = { ...said, hint: hintOf({ hint: said.hint, example }) };
  return (
    <FieldFrame name={name} label={label} required={required} {...notes}>
      <textarea
        class="input"
        id={inputId(name)}
        name={name}
        rows={rows}
        dir="auto"
        maxLength={maxLength}
        placeholder={emptyPlaceholder}
        value={value}
        aria-required={required}
        aria-invalid={notes.fault ? true : undefined}
        aria-describedby={describedBy(name, notes)}
        onInput={onChange && ((event) => onChange(name, event.currentTarget.value))}
        onBlur={onLeave}
      />
    </FieldFrame>
  );
}

/** One of several to choose from. */
export type Option = { value: string; label: string; hint?: string | undefined };

/** What stands there in place of a choice of one. */
function OnlyChoice({
  name,
  label,
  option,
  sentence,
  ...notes
}: FieldNote & { name: string; label: string; option: Option; sentence: string | undefined }) {
  return (
    <div class="field only-choice" data-field={name} id={inputId(name)} tabIndex={-1}>
      <input type="hidden" name={name} value={option.value} />
      <p>
        {sentence ?? (
          <>
            {label}: <b>{option.label}</b>
          </>
        )}
      </p>
      <FieldHint name={name} hint={notes.hint ?? option.hint} />
      <FieldNotes name={name} {...notes} />
    </div>
  );
}

/** A choice as cards: each is its own 44 px target. One that must be made, of one option, is a sentence. */
export function Choices({
  name,
  label,
  value = '',
  options,
  required = true,
  onChange,
  only,
  ...notes
}: Common & { options: readonly Option[]; only?: string | undefined }) {
  const [option] = options;
  if (option && options.length === 1 && required)
    return <OnlyChoice name={name} label={label} option={option} sentence={only} {...notes} />;
  return (
    <FieldGroup name={name} label={label} required={required} {...notes}>
      <div class="choices">
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-invalid={notes.fault ? true : undefined}
              onChange={onChange && (() => onChange(name, option.value))}
            />
            <span>{option.label}</span>
            {option.hint && <span class="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** One box to tick. */
export function Tick({
  name,
  label,
  value = '',
  onChange,
  ...notes
}: FieldNote & {
  name: string;
  label: ComponentChildren;
  value?: string | undefined;
  onChange?: OnChange;
}) {
  return (
    <div class="field" data-field={name}>
      <label class="choice">
        <input
          type="checkbox"
          id={inputId(name)}
          name={name}
          value="yes"
          checked={value === 'yes'}
          aria-invalid={notes.fault ? true : undefined}
          aria-describedby={describedBy(name, notes)}
          onChange={
            onChange && ((event) => onChange(name, event.currentTarget.checked ? 'yes' : ''))
          }
        />
        <span>{label}</span>
        {notes.fault && (
          <span class="problem" id={`${inputId(name)}-fault`}>
            {notes.fault}
          </span>
        )}
      </label>
    </div>
  );
}
