import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { shareToken } from '#shared/contract/transcripts.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { Icon } from '#shared/forms/icon.tsx';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { ApiFault, answerOf, api, describeFault } from '../api/client.browser.ts';
import { codeInPath } from '../api/code-in-path.ts';
import { focusOn } from '../api/focus.browser.ts';
import { useBackOnline } from '../api/online.browser.ts';
import { ProofOfTicket } from './proof-of-ticket.browser.tsx';
import * as texts from './texts.ts';
import { type JudgedCopy, Verdict } from './transcript-verdict.browser.tsx';
import { VerifiedWords } from './verified-words.browser.tsx';

/** What the built page passes to the screen. */
export type WordsProps = { brandName: string };

/** `token` is that of a share; null for the owner. */
type Asked = { code: string; token: string | null };

type Seen =
  | { state: 'waiting' | 'malformed' }
  | { state: 'closed'; asked: Asked }
  | { state: 'failed'; asked: Asked; fault: unknown }
  | { state: 'read'; asked: Asked; judged: JudgedCopy };

/** The words of a ticket as this site has them now, for its owner, or for whoever holds a share. */
export function WordsScreen({ brandName }: WordsProps) {
  const [seen, setSeen] = useState<Seen>({ state: 'waiting' });
  const look = async (asked: Asked | null) => {
    setSeen(asked ? await read(asked) : { state: 'malformed' });
  };
  // What had the focus is gone with what was shown.
  const lookAgain = async (asked: Asked) => {
    await look(asked);
    focusOn('_top');
  };
  useEffect(() => {
    const lookAtAddress = () => void look(askedBy(location));
    lookAtAddress();
    addEventListener('hashchange', lookAtAddress);
    return () => removeEventListener('hashchange', lookAtAddress);
  }, []);
  return (
    <>
      <h1 id="_top" tabIndex={-1}>
        {texts.verifiedThread}
      </h1>
      <Content seen={seen} brandName={brandName} onLook={(asked) => void lookAgain(asked)} />
    </>
  );
}

/** What an address such as `/verify/7K3M-X9QP-2RTW/#TOKEN` asks for; null where it has no tracking code. */
function askedBy({ pathname, hash }: { pathname: string; hash: string }): Asked | null {
  const code = parseTrackingCode(codeInPath(pathname));
  const token = hash.slice(1);
  return code === null ? null : { code: showTrackingCode(code), token: token || null };
}

async function read(asked: Asked): Promise<Seen> {
  try {
    const transcript = await transcriptOf(asked);
    const keys = await answerOf(api.transcripts.keys.$get());
    const verdict = await verifyTranscript(transcript, keys);
    const unmarked = { altered: [], brandName: null, fileName: null };
    return { state: 'read', asked, judged: { transcript, verdict, ...unmarked } };
  } catch (fault) {
    const isClosed = fault instanceof ApiFault && /sign_in_needed|not_found/.test(fault.code);
    return isClosed ? { state: 'closed', asked } : { state: 'failed', asked, fault };
  }
}

async function transcriptOf({ code, token }: Asked): Promise<Transcript> {
  if (token === null)
    return await answerOf(api.requests[':code']['transcript.json'].$get({ param: { code } }));
  if (!shareToken.test(token)) throw new ApiFault({ code: 'not_found', message: '' });
  return await answerOf(api.transcripts.shared.$post({ json: { code, token } }));
}

type ContentProps = WordsProps & { seen: Seen; onLook(asked: Asked): void };

function Content({ seen, brandName, onLook }: ContentProps) {
  switch (seen.state) {
    case 'waiting':
      return (
        <p class="loading" role="status">
          {actionTexts.preparing}
        </p>
      );
    case 'malformed':
      return (
        <p class="notice notice-bad" role="alert">
          {texts.linkIncomplete}
        </p>
      );
    case 'closed':
      return <Closed asked={seen.asked} onLook={onLook} />;
    case 'failed':
      return <Failed fault={seen.fault} onAgain={() => onLook(seen.asked)} />;
    case 'read':
      return <Read asked={seen.asked} judged={seen.judged} brandName={brandName} />;
  }
}

/** The words were not read; they are read again by hand, or once the network is back. */
function Failed({ fault, onAgain }: { fault: unknown; onAgain(): void }) {
  useBackOnline(onAgain);
  return (
    <div class="notice notice-bad" role="alert">
      <p>{describeFault(fault)}</p>
      <button type="button" class="button button-quiet" onClick={onAgain}>
        {actionTexts.tryAgain}
      </button>
    </div>
  );
}

/** Words that nobody here may see: a share that has ended, or a guest. */
function Closed({ asked, onLook }: { asked: Asked; onLook(asked: Asked): void }) {
  const asOwner = () => onLook({ code: asked.code, token: null });
  if (asked.token === null) return <ProofOfTicket code={asked.code} onProven={asOwner} />;
  return (
    <div class="notice notice-bad" role="alert">
      <p>{texts.linkEnded}</p>
      <div class="actions">
        <button type="button" class="button button-quiet" onClick={asOwner}>
          {texts.requestIsMine}
        </button>
      </div>
    </div>
  );
}

function Read({ asked, judged, brandName }: WordsProps & { asked: Asked; judged: JudgedCopy }) {
  return (
    <>
      {judged.verdict.holds ? (
        <section class="notice notice-good verdict" role="status">
          <Icon name="check" />
          <div>
            <p class="verdict-head">{texts.textIsKeptBy(brandName)}</p>
            <p>
              {texts.compareByEye<ComponentChild>(
                <a href={pages.verify.path}>{texts.verifyPage}</a>,
              )}
            </p>
            <p>
              {asked.token === null ? texts.laterMessagesAreHere : texts.laterMessagesAreNotHere}
            </p>
          </div>
        </section>
      ) : (
        <Verdict judged={judged} brandName={brandName} />
      )}
      <VerifiedWords judged={judged} isLook />
    </>
  );
}
