// What the page that verifies copies fetches once there is a copy: the letter and the pages that copies are compared with.
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { CompareWithToday } from './compare-transcript.browser.tsx';
import { type NoCopy, readCopyFile, readCopyText } from './copy-file.browser.ts';
import { isGenuine, type JudgedCopy, Verdict } from './transcript-verdict.browser.tsx';
import { VerifiedWords } from './verified-words.browser.tsx';

/** Verifies the copy in a file or a pasted text, or says why there is none. @throws ApiFault without our keys. */
export async function judgeCopy(given: File | string): Promise<JudgedCopy | NoCopy> {
  const isText = typeof given === 'string';
  const copy = await (isText ? readCopyText(given) : readCopyFile(given));
  if (typeof copy === 'string') return copy;
  const keys = await answerOf(api.transcripts.keys.$get());
  const verdict = await verifyTranscript(copy.transcript, keys);
  return { ...copy, fileName: isText ? null : given.name, verdict };
}

/** What was found, and the signed words of a copy of ours. */
export function Judgement({ judged, brandName }: { judged: JudgedCopy; brandName: string }) {
  return (
    <>
      <Verdict judged={judged} brandName={brandName} />
      {judged.verdict.signature === 'right' && <VerifiedWords judged={judged} />}
      {isGenuine(judged) && <CompareWithToday transcript={judged.transcript} />}
    </>
  );
}
