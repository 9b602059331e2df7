import { useState } from 'preact/hooks';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { nameMessage } from './transcript-verdict.browser.tsx';

/**
 * A genuine copy held against what stands at our side today. It is a button of its own, for the
 * words of the copy travel to the server with it.
 */
export function CompareWithToday({ transcript }: { transcript: Transcript }) {
  const [differing, setDiffering] = useState<string[] | null>(null);
  const { busy, fault, run } = useAction();
  const compare = () =>
    run(async () => {
      const { changedHere } = await answerOf(api.transcripts.compare.$post({ json: transcript }));
      setDiffering(changedHere);
    });
  const places = transcript.messages.flatMap(({ id }, index) =>
    differing?.includes(id) ? [nameMessage(index + 1)] : [],
  );
  return (
    <section class="compare">
      <button type="button" class="button button-quiet" aria-disabled={busy} onClick={compare}>
        مقایسه با نسخهٔ فعلی ما
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
            : `${places.join('، ')} با نسخهٔ فعلی ما فرق دارد.`}
        </p>
      )}
    </section>
  );
}
