import { useState } from 'preact/hooks';
import { Icon } from '#shared/forms/icon.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import {
  type MessageVerdict,
  readTranscript,
  type Verdict,
  verifyTranscript,
} from '#shared/transcripts/verify.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';

type Judged = { transcript: Transcript; verdict: Verdict };

/** Judges a transcript that somebody holds, in the browser: its words go nowhere. */
export function VerifyScreen() {
  const [pasted, setPasted] = useState('');
  const [judged, setJudged] = useState<Judged | null>(null);
  const [missing, setMissing] = useState<string>();
  const { busy, fault, run } = useAction();

  const judge = (text: string) => {
    const transcript = readTranscript(text);
    setJudged(null);
    setMissing(transcript ? undefined : 'در این متن رونوشتی پیدا نشد؛ همهٔ فایل را بدهید.');
    if (!transcript) return;
    run(async () => {
      const keys = await answerOf(api.transcripts.keys.$get());
      setJudged({ transcript, verdict: await verifyTranscript(transcript, keys) });
    });
  };
  const take = async (files: FileList | null | undefined) => {
    const text = await files?.[0]?.text();
    if (text) judge(text);
  };

  return (
    <>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          judge(pasted);
        }}
      >
        <fieldset
          class="drop"
          aria-label="فایل رونوشت"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer?.files);
          }}
        >
          <label class="button button-quiet">
            <Icon name="file" />
            گزینش فایل رونوشت
            <input
              class="sr-only"
              type="file"
              accept=".json,.html,application/json,text/html"
              onChange={(event) => void take(event.currentTarget.files)}
            />
          </label>
          <p class="hint">
            فایل داده یا صفحهٔ چاپی رونوشت را این‌جا رها کنید، یا متن آن را پایین بچسبانید.
          </p>
        </fieldset>
        <TextArea
          name="transcript"
          label="متن رونوشت"
          required={false}
          rows={5}
          value={pasted}
          fault={missing ?? fault ?? undefined}
          onChange={(_, text) => setPasted(text)}
        />
        <div class="actions">
          <button class="button" type="submit" aria-disabled={busy}>
            بررسی کن
          </button>
        </div>
      </form>
      {judged && <Result {...judged} />}
      {judged?.verdict.signature === 'right' && <Compare transcript={judged.transcript} />}
    </>
  );
}

const words: Readonly<Record<MessageVerdict, string>> = {
  right: 'درست',
  erased: 'پاک‌شده؛ متن آن دیگر نگه داشته نمی‌شود',
  words_differ: 'متن این پیام عوض شده است',
  link_differs: 'جای این پیام یا پیام‌های پیش از آن عوض شده است',
};
const signatures: Readonly<Record<Verdict['signature'], string>> = {
  right: 'امضا از آنِ ماست.',
  wrong: 'امضا با این متن نمی‌خواند: چیزی در آن عوض شده است.',
  unknown_key: 'این امضا را نمی‌شناسیم.',
};

function Result({ transcript, verdict }: Judged) {
  const { holds, signature, messages } = verdict;
  return (
    <section
      class={`notice ${holds ? 'notice-good' : 'notice-bad'}`}
      role="status"
      aria-label="نتیجهٔ بررسی"
    >
      <p>
        <Icon name={holds ? 'check' : 'alert'} />{' '}
        <b>{holds ? 'این رونوشت درست است.' : 'این رونوشت درست نیست.'}</b> {signatures[signature]}
      </p>
      <p>
        درخواست <bdi class="code">{transcript.ticket.code}</bdi>، «
        <bdi>{transcript.ticket.title}</bdi>»
      </p>
      <ol class="history">
        {messages.map(({ id, verdict: one }, index) => (
          <li key={id}>
            <span>
              <bdi>{transcript.messages[index]?.authorTitle}</bdi>،{' '}
              {transcript.messages[index]?.createdAtJalali}: <b>{words[one]}</b>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/**
 * A genuine copy held against what stands at our side today. It is a button of its own, for the
 * words of the copy travel to the server with it.
 */
function Compare({ transcript }: { transcript: Transcript }) {
  const [differing, setDiffering] = useState<string[] | null>(null);
  const { busy, fault, run } = useAction();
  const compare = () =>
    run(async () => {
      const { changedHere } = await answerOf(api.transcripts.compare.$post({ json: transcript }));
      setDiffering(changedHere);
    });
  const places = transcript.messages.flatMap(({ id }, index) =>
    differing?.includes(id) ? [toPersianDigits(String(index + 1))] : [],
  );
  return (
    <section>
      <button type="button" class="button button-quiet" aria-disabled={busy} onClick={compare}>
        با آنچه امروز نزد ماست بسنج
      </button>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      {differing && (
        <p role="status">
          {places.length === 0
            ? 'همهٔ پیام‌ها همان است که نزد ما ثبت شده است.'
            : `پیام ${places.join('، ')} با آنچه امروز نزد ماست فرق دارد.`}
        </p>
      )}
    </section>
  );
}
