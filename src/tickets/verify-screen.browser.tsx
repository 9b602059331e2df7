import { useState } from 'preact/hooks';
import { inputId } from '#shared/forms/field-frame.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import type { Copy } from '#shared/transcripts/copy.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { CompareWithToday } from './compare-transcript.browser.tsx';
import { type NoCopy, readCopyFile, readCopyText } from './copy-file.browser.ts';
import { CopyPicker } from './copy-picker.browser.tsx';
import * as texts from './texts.ts';
import { isGenuine, type JudgedCopy, Verdict } from './transcript-verdict.browser.tsx';
import { VerifiedWords } from './verified-words.browser.tsx';

/** What the built page passes to the screen. */
export type VerifyProps = { brandName: string };

/** What is judged: a file, or the pasted text, which has no name. */
type Source = { fileName: string | null; read: () => Promise<Copy | NoCopy> };

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
  const [last, setLast] = useState<(JudgedCopy & { text: string }) | null>(null);
  const [isOfFile, setIsOfFile] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const { busy, fault, run } = useAction();
  const problem = missing ?? fault;
  // A text may change even while it is judged.
  const judged = last && (last.fileName !== null || last.text === pasted) ? last : null;

  const judge = ({ fileName, read }: Source) =>
    run(async () => {
      setLast(null);
      setMissing(null);
      setIsOfFile(fileName !== null);
      const copy = await read();
      if (typeof copy === 'string') {
        setMissing(sentences[copy]);
        if (fileName === null) document.getElementById(inputId(textName))?.focus();
        return;
      }
      const keys = await answerOf(api.transcripts.keys.$get());
      const verdict = await verifyTranscript(copy.transcript, keys);
      setLast({ ...copy, fileName, text: pasted, verdict });
    });

  return (
    <>
      <ScriptForm
        onSubmit={() => {
          judge({ fileName: null, read: () => readCopyText(pasted) });
        }}
      >
        <CopyPicker
          fault={isOfFile ? problem : null}
          onTake={(file) => judge({ fileName: file.name, read: () => readCopyFile(file) })}
        />
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
      {judged && (
        <>
          <Verdict judged={judged} brandName={brandName} />
          {judged.verdict.signature === 'right' && <VerifiedWords judged={judged} />}
          {isGenuine(judged) && <CompareWithToday transcript={judged.transcript} />}
        </>
      )}
    </>
  );
}
