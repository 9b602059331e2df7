import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { ApiFault, sayFault } from '../api/client.browser.ts';
import { Channel } from './channel.browser.tsx';
import { useLiveThread } from './live-thread.browser.ts';
import { Lookup } from './lookup.browser.tsx';
import { ProofOfTicket } from './proof-of-ticket.browser.tsx';
import { Rating } from './rating.browser.tsx';
import { Reply } from './reply.browser.tsx';
import { Facts, History, Messages, Standing } from './thread-parts.browser.tsx';

export type ThreadProps = { channels: readonly ReplyChannel[] };

/** One request, by the code in the address. */
export function ThreadScreen({ channels }: ThreadProps) {
  const [path] = useState(() => (typeof location === 'undefined' ? '' : location.pathname));
  if (!path) return <Waiting />;
  const typed = decodeURIComponent(path.split('/')[2] ?? '');
  const code = parseTrackingCode(typed);
  if (!code) {
    return (
      <>
        <p class="notice notice-bad" role="alert">
          «<bdi dir="ltr">{typed}</bdi>» کد پیگیری نیست؛ شاید حرفی جا مانده یا عوض شده باشد.
        </p>
        <Lookup />
      </>
    );
  }
  return <OpenThread code={showTrackingCode(code)} channels={channels} />;
}

function Waiting() {
  return (
    <p class="loading" role="status">
      در حال آوردن درخواست …
    </p>
  );
}

function OpenThread({ code, channels }: ThreadProps & { code: string }) {
  const { thread, fault, refresh } = useLiveThread(code);
  const now = Date.now();
  if (fault) {
    const isClosed = fault instanceof ApiFault && /sign_in_needed|not_found/.test(fault.code);
    if (isClosed) return <ProofOfTicket code={code} onProven={() => void refresh()} />;
    return (
      <div class="notice notice-bad" role="alert">
        <p>{sayFault(fault)}</p>
        <p>
          <button type="button" class="button button-quiet" onClick={() => void refresh()}>
            دوباره
          </button>
        </p>
      </div>
    );
  }
  if (!thread) return <Waiting />;
  return (
    <div class="thread">
      <p>
        <a href={pages.requests.path}>همهٔ درخواست‌های من</a>
      </p>
      <h2 class="thread-title" dir="auto">
        {thread.title}
      </h2>
      <Standing thread={thread} now={now} />
      <Messages thread={thread} now={now} />
      <Rating thread={thread} onDone={refresh} />
      <Reply thread={thread} onDone={refresh} />
      <Channel thread={thread} channels={channels} onDone={refresh} />
      <Facts thread={thread} />
      <History thread={thread} now={now} />
    </div>
  );
}
