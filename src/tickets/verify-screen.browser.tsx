import { useState } from 'preact/hooks';
import { inputId } from '#shared/forms/field-frame.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { useAction } from '../api/action.browser.ts';
import { codeOf } from '../api/client.browser.ts';
import type { NoCopy } from './copy-file.browser.ts';
import { CopyPicker } from './copy-picker.browser.tsx';
import * as texts from './texts.ts';
import type { JudgedCopy } from './transcript-verdict.browser.tsx';

/** What the built page passes to the screen. */
export type VerifyProps = { brandName: string };

/** A judged copy, with the code that shows it and the pasted text of its time. */
type Last = { judged: JudgedCopy; text: string; code: typeof import('./judge-copy.browser.tsx') };

const sentences: Readonly<Record<NoCopy, string>> = {
  not_found: texts.noCopyFound,
  too_long: texts.copyTooLong,
  other_kind: texts.otherKindOfFile,
};
const textName = 'transcript';

/** Verifies a transcript in the browser; its words are sent nowhere. */
export function VerifyScreen({
  brandName,
  typedBefore = {},
}: VerifyProps & { typedBefore?: { transcript?: string } }) {
  const [pasted, setPasted] = useState(typedBefore.transcript ?? '');
  const [last, setLast] = useState<Last | null>(null);
  const [isOfFile, setIsOfFile] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const { busy, fault, run } = useAction();
  const problem = missing ?? fault;
  // A text may change even while it is judged.
  const shown = last && (last.judged.fileName !== null || last.text === pasted) ? last : null;

  const judge = (given: File | string) =>
    run(async () => {
      const isText = typeof given === 'string';
      setLast(null);
      setMissing(null);
      setIsOfFile(!isText);
      const code = await codeOf(import('./judge-copy.browser.tsx'));
      const judged = await code.judgeCopy(given);
      if (typeof judged !== 'string') return setLast({ judged, text: pasted, code });
      setMissing(sentences[judged]);
      if (isText) document.getElementById(inputId(textName))?.focus();
    });

  return (
    <>
      <ScriptForm
        onSubmit={() => {
          judge(pasted);
        }}
      >
        <CopyPicker fault={isOfFile ? problem : null} onTake={judge} />
        <TextArea
          name={textName}
          label={texts.copyText}
          required={false}
          rows={5}
          value={pasted}
          fault={isOfFile ? undefined : (problem ?? undefined)}
          onChange={(_, text) => {
            setPasted(text);
            setMissing(null);
          }}
        />
        <div class="actions">
          <button class="button" type="submit" aria-disabled={busy}>
            {busy ? texts.verifying : texts.verify}
          </button>
        </div>
      </ScriptForm>
      {shown && <shown.code.Judgement judged={shown.judged} brandName={brandName} />}
    </>
  );
}
