import { useState } from 'preact/hooks';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import * as texts from './texts.ts';
import { nameMessage } from './transcript-verdict.browser.tsx';

/**
 * Compares a genuine copy with what the server has today. It is a button of its own, for it sends the
 * words of the copy to the server.
 */
export function CompareWithToday({ transcript }: { transcript: Transcript }) {
  const [found, setFound] = useState<string[] | null>(null);
  const { busy, fault, run } = useAction();
  const compare = () =>
    run(async () => {
      const answer = api.transcripts.compare.$post({ json: transcript });
      const { changedHere, erasedHere } = await answerOf(answer);
      setFound([...say(changedHere, texts.changedHere), ...say(erasedHere, texts.erasedHere)]);
    });
  const say = (ids: readonly string[], sentence: (places: string) => string) => {
    const places = transcript.messages.flatMap(({ id }, index) =>
      ids.includes(id) ? [nameMessage(index + 1)] : [],
    );
    return places.length === 0 ? [] : [sentence(texts.listed(places))];
  };
  return (
    <section class="compare">
      <button type="button" class="button button-quiet" aria-disabled={busy} onClick={compare}>
        {texts.compare}
      </button>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      {found && <p role="status">{found.join(' ') || texts.allAsKept}</p>}
    </section>
  );
}
