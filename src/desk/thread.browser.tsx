import { useRef } from 'preact/hooks';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import { Actions } from './actions.browser.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.browser.tsx';
import { Composer, type ComposerHandle } from './composer.browser.tsx';
import { Conversation } from './conversation.browser.tsx';
import { useDeskDraft } from './draft.browser.ts';
import { Facts } from './facts.browser.tsx';
import { useKeys } from './keys.browser.ts';
import { neighbourInList } from './list-order.browser.ts';
import { Sidebar } from './sidebar.browser.tsx';
import { StageControl } from './stage-control.browser.tsx';
import * as texts from './texts/thread.ts';
import { ThreadHead } from './thread-head.browser.tsx';
import { type OnFault, useThread } from './use-thread.browser.ts';

/** One thread: everything about it, and all that an agent may do. */
export function ThreadScreen({
  code,
  round,
  onFault,
}: {
  code: string;
  round: number;
  onFault: OnFault;
}) {
  const draft = useDeskDraft(code);
  const { state, perform, showNewest } = useThread(code, { round, draft, onFault });
  const { thread, newer, fault, status, fresh } = state;
  const composer = useRef<ComposerHandle>(null);
  useKeys({
    KeyR: () => composer.current?.open('reply'),
    KeyN: () => composer.current?.open('note'),
    KeyJ: () => openNeighbour(code, 1),
    KeyK: () => openNeighbour(code, -1),
    Escape: () => location.assign(pages.desk.path),
  });
  return (
    <>
      <Notices fault={fault} status={status} />
      {thread && (
        <div class="desk-thread">
          <div class="desk-main">
            <ThreadHead thread={thread} />
            <Facts thread={thread} />
            <Conversation thread={thread} fresh={fresh} />
            {newer && <ChangedMeanwhile onShow={showNewest} />}
            <Composer handle={composer} thread={thread} draft={draft} perform={perform} />
          </div>
          <div class="desk-beside">
            <StageControl thread={thread} perform={perform} />
            <Actions thread={thread} perform={perform} />
            <Sidebar thread={thread} />
          </div>
        </div>
      )}
      <p class="hint keys">
        {texts.threadKeys((name) => (
          <kbd>{name}</kbd>
        ))}
      </p>
    </>
  );
}

function Notices({ fault, status }: { fault: string | undefined; status: string }) {
  return (
    <>
      <p>
        <a href={pages.desk.path}>{texts.backToList}</a>
      </p>
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <p class={status ? 'notice notice-good desk-said' : 'sr-only'} role="status">
        {status}
      </p>
    </>
  );
}

/** Opens the next or previous ticket of the list that the agent came from. */
function openNeighbour(code: string, step: 1 | -1) {
  const next = neighbourInList(code, step);
  if (next) location.assign(pageUrl('deskTicket', next));
}
