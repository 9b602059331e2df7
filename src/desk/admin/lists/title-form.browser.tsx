import { useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { useFault } from '../../../api/online.browser.ts';
import * as texts from '../../texts/lists.ts';

type Props = {
  /** Of the box, which two of one page must not share. */
  name: string;
  label: string;
  hint?: string;
  title: string;
  maxLength: number;
  act: string;
  /** Answers a fault as a sentence, or null; then the box is as it was before. */
  onSave(title: string): Promise<string | null>;
};

/** The title of an entry: a new one, or another one. */
export function TitleForm({ name, label, hint, title, maxLength, act, onSave }: Props) {
  const [typed, setTyped] = useState(title);
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  async function save() {
    if (isBusy) return;
    if (isBlank(typed)) return setFault(texts.titleMissing);
    setIsBusy(true);
    const sentence = await onSave(typed.trim());
    setIsBusy(false);
    setFault(sentence ?? undefined);
    if (sentence === null) setTyped(title);
  }
  return (
    <ScriptForm onSubmit={() => void save()}>
      <TextInput
        {...{ name, label, hint, maxLength, fault }}
        value={typed}
        beside={
          <button class="button button-small" type="submit" aria-disabled={isBusy}>
            {act}
          </button>
        }
        onChange={(_, next) => {
          setTyped(next);
          setFault(undefined);
        }}
      />
    </ScriptForm>
  );
}
