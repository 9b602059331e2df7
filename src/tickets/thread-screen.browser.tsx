import type { ComponentChild, ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import { tryAgain } from '#shared/contract/texts/actions.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { Stages } from '#shared/forms/stages.tsx';
import { TicketStatus } from '#shared/forms/ticket-status.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { directionOf } from '#shared/persian/direction.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { ApiFault, describeFault } from '../api/client.browser.ts';
import { codeInPath } from '../api/code-in-path.ts';
import { Channel } from './channel.browser.tsx';
import { useLiveThread } from './live-thread.browser.ts';
import { Lookup } from './lookup.browser.tsx';
import { Messages } from './messages.browser.tsx';
import { Participants } from './participants.browser.tsx';
import { ProofOfTicket } from './proof-of-ticket.browser.tsx';
import { Rating } from './rating.browser.tsx';
import { Reply } from './reply.browser.tsx';
import { Solve } from './solve.browser.tsx';
import * as texts from './texts.ts';
import { Facts, History, TranscriptLinks } from './thread-folds.browser.tsx';

/** What the built page passes to the screen. */
export type ThreadProps = { channels: readonly ReplyChannel[] };

/** The request whose tracking code is in the address. */
export function ThreadScreen({ channels }: ThreadProps) {
  return (
    <>
      <p class="trail">
        <a href={pages.requests.path}>{ticketTexts.myRequests}</a>
      </p>
      <Content channels={channels} />
    </>
  );
}

function Content({ channels }: ThreadProps) {
  // The first render must equal the built page, which knows no address.
  const [path, setPath] = useState('');
  useEffect(() => setPath(location.pathname), []);
  if (!path) return <Waiting />;
  const typed = codeInPath(path);
  const code = parseTrackingCode(typed);
  if (!code) {
    return (
      <Titled>
        <p class="notice notice-bad" role="alert">
          {texts.noTrackingCode<ComponentChild>(<bdi dir="ltr">{typed}</bdi>)}
        </p>
        <Lookup />
      </Titled>
    );
  }
  return <OpenThread code={showTrackingCode(code)} channels={channels} />;
}

function Titled({ children }: { children: ComponentChildren }) {
  return (
    <>
      <h1 id="_top">{ticketTexts.pageTitle}</h1>
      {children}
    </>
  );
}

function Waiting() {
  return (
    <Titled>
      <p class="loading" role="status">
        {texts.loadingRequest}
      </p>
    </Titled>
  );
}

function OpenThread({ code, channels }: ThreadProps & { code: string }) {
  const { thread, fault, isGuest, refresh } = useLiveThread(code);
  const now = Date.now();
  if (fault || isGuest) {
    const isClosed =
      isGuest || (fault instanceof ApiFault && /sign_in_needed|not_found/.test(fault.code));
    return (
      <Titled>
        {isClosed ? (
          <ProofOfTicket code={code} onProven={() => void refresh()} />
        ) : (
          <div class="notice notice-bad" role="alert">
            <p>{describeFault(fault)}</p>
            <button type="button" class="button button-quiet" onClick={() => void refresh()}>
              {tryAgain}
            </button>
          </div>
        )}
      </Titled>
    );
  }
  if (!thread) return <Waiting />;
  return (
    <div class="thread">
      <h1 class="thread-title" id="_top" dir={directionOf(thread.title)}>
        <IsolatedText text={thread.title} />
      </h1>
      {thread.ofOther && <p class="notice">{ticketTexts.ofOther}</p>}
      <TicketStatus thread={thread} now={now} />
      {thread.progress && <Stages progress={thread.progress} now={now} />}
      <Messages thread={thread} now={now} />
      <Solve thread={thread} onDone={refresh} />
      <Rating thread={thread} onDone={refresh} />
      <Reply thread={thread} onDone={refresh} />
      {!thread.ofOther && <Channel thread={thread} channels={channels} onDone={refresh} />}
      <Facts thread={thread} />
      <History thread={thread} now={now} />
      <Participants thread={thread} onDone={refresh} />
      {!thread.ofOther && <TranscriptLinks thread={thread} />}
    </div>
  );
}
