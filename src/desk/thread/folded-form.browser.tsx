import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { useFault } from '../../api/online.browser.ts';
import { useKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import { reasonMissing } from '../texts/acts.ts';

type Props = {
  title: string;
  /** Names what is typed, which a reload keeps; another one for each request. */
  keptAs: string;
  name: string;
  label: string;
  hint: string;
  send: string;
  required?: boolean;
  /** 500 unless given. */
  maxLength?: number;
  danger?: boolean;
  /** False where what stands before it says all. */
  hasText?: boolean;
  /** Grows when the form is to unfold and take the focus. */
  unfold?: number;
  children?: ComponentChildren;
  /** Answers a fault as a sentence, or null; then the text is cleared and the form folded. */
  onSend(text: string): Promise<string | null>;
};

/** An act on a ticket, folded until it is wanted: a reason, perhaps more inputs before it, and a button. */
export function FoldedForm({ title, children, unfold = 0, hasText = true, ...props }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useLayoutEffect(() => {
    if (unfold === 0) return;
    details.current?.setAttribute('open', '');
    details.current?.querySelector<HTMLElement>('select, input, textarea')?.focus();
  }, [unfold]);
  const { text, setText, fault, isBusy, submit } = useReason({
    ...props,
    required: hasText && (props.required ?? true),
    onDone: () => foldAfterAct(details.current),
  });
  return (
    <details class="desk-folded" ref={details}>
      <summary>{title}</summary>
      <ScriptForm
        onSubmit={() => {
          void submit();
        }}
      >
        {children}
        {hasText ? (
          <TextInput
            name={props.name}
            label={props.label}
            value={text}
            required={props.required ?? true}
            maxLength={props.maxLength ?? 500}
            hint={props.hint}
            fault={fault}
            onChange={(_, next) => setText(next)}
          />
        ) : (
          fault && (
            <p class="problem" role="alert">
              {fault}
            </p>
          )
        )}
        <button
          class={`button button-small ${props.danger ? 'button-danger' : 'button-quiet'}`}
          type="submit"
          aria-disabled={isBusy}
        >
          {props.send}
        </button>
      </ScriptForm>
    </details>
  );
}

/** Folds the form of an act that is done; a focus in it goes to its title, where it was opened. */
export function foldAfterAct(details: HTMLDetailsElement | null): void {
  if (!details) return;
  if (details.contains(document.activeElement)) details.querySelector('summary')?.focus();
  details.open = false;
}

function useReason({
  keptAs,
  label,
  required = true,
  onSend,
  onDone,
}: Pick<Props, 'keptAs' | 'label' | 'required' | 'onSend'> & { onDone(): void }) {
  const { draft, change, clear } = useKeptTexts(keptAs);
  const { text = '' } = draft;
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function submit() {
    if (isBusy) return;
    if (required && isBlank(text)) return setFault(reasonMissing(label));
    setIsBusy(true);
    const sentence = await onSend(isBlank(text) ? '' : text.trim());
    setIsBusy(false);
    setFault(sentence ?? undefined);
    if (sentence !== null) return;
    clear({});
    onDone();
  }
  return { text, setText: (next: string) => change({ text: next }), fault, isBusy, submit };
}
