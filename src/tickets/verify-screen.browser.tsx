import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { type Copy, readCopy } from '#shared/transcripts/copy.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { CompareWithToday } from './compare-transcript.browser.tsx';
import { readCopyFile } from './copy-file.browser.ts';
import { isGenuine, type JudgedCopy, Verdict } from './transcript-verdict.browser.tsx';
import { VerifiedWords } from './verified-words.browser.tsx';

export type VerifyProps = { brandName: string };

/** Judges a transcript that somebody holds, in the browser: its words go nowhere. */
export function VerifyScreen({ brandName }: VerifyProps) {
  const [pasted, setPasted] = useState('');
  const [judged, setJudged] = useState<JudgedCopy | null>(null);
  const [missing, setMissing] = useState<string>();
  const { busy, fault, run } = useAction();

  const judge = (read: () => Promise<Copy | null>) =>
    run(async () => {
      setJudged(null);
      const copy = await read();
      setMissing(
        copy ? undefined : 'نسخهٔ رسمی در آن پیدا نشد؛ همهٔ فایل را انتخاب کنید یا بچسبانید.',
      );
      if (!copy) return;
      const keys = await answerOf(api.transcripts.keys.$get());
      setJudged({ ...copy, verdict: await verifyTranscript(copy.transcript, keys) });
    });
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) judge(() => readCopyFile(file));
  };

  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          judge(() => readCopy(pasted));
        }}
      >
        <fieldset
          class="drop"
          aria-label="فایل نسخهٔ رسمی"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer?.files);
          }}
        >
          <label class="button button-quiet">
            <Icon name="file" />
            انتخاب فایل
            <input
              class="sr-only"
              type="file"
              accept=".json,.html,application/json,text/html"
              onChange={(event) => take(event.currentTarget.files)}
            />
          </label>
          <p class="hint">
            فایل نسخهٔ رسمی را انتخاب کنید یا اینجا رها کنید، یا متن آن را پایین بچسبانید.
          </p>
        </fieldset>
        <TextArea
          name="transcript"
          label="متن نسخهٔ رسمی"
          required={false}
          rows={5}
          value={pasted}
          fault={missing ?? fault ?? undefined}
          onChange={(_, text) => setPasted(text)}
        />
        <div class="actions">
          <button class="button" type="submit" aria-disabled={busy}>
            بررسی
          </button>
        </div>
      </form>
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
