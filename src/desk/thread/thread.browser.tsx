import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { ChangedMeanwhile } from '../composer/changed-meanwhile.browser.tsx';
import { Composer, type ComposerHandle } from '../composer/composer.browser.tsx';
import { useDeskDraft } from '../composer/draft.browser.ts';
import type { ComposerKind } from '../composer/use-composer.browser.ts';
import type { ActName } from '../desk-api.browser.ts';
import { OwningBar } from '../owning/owning-bar.browser.tsx';
import { PresenceLine } from '../presence/presence-line.browser.tsx';
import { usePresence } from '../presence/use-presence.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import type { Command } from '../shell/commands/command.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { useCommands } from '../shell/commands/use-commands.browser.ts';
import { DeskIcon } from '../shell/desk-icon.tsx';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { useEscape } from '../shell/keys/keys.browser.ts';
import { later } from '../shell/later.browser.tsx';
import { useMedia } from '../shell/use-media.browser.ts';
import { Waiting } from '../shell/waiting.tsx';
import { SnoozeNotice } from '../snooze/snooze-notice.browser.tsx';
import * as acts from '../texts/acts.ts';
import * as changing from '../texts/changing.ts';
import * as shellTexts from '../texts/shell.ts';
import * as texts from '../texts/thread.ts';
import type { SentAct } from '../undo/sent-act.browser.ts';
import { useDraftBack } from '../undo/use-draft-back.browser.ts';
import { Beside } from './beside.browser.tsx';
import { Conversation } from './conversation.browser.tsx';
import { Facts } from './facts.browser.tsx';
import { ScrolledMessages } from './scrolled-messages.browser.tsx';
import { ThreadHead } from './thread-head.browser.tsx';
import type { Unfolded } from './unfolded.ts';
import { useThread } from './use-thread.browser.ts';

/** Customer and facts are a column of their own from here on. */
const wideEnough = '(min-width: 90rem)';

const MergedInto = later(() =>
  import('../joining/merged-into.browser.tsx').then((loaded) => loaded.MergedInto),
);

type Props = {
  code: string;
  round: number;
  tick: number;
  onFault: OnFault;
  onKnown(thread: DeskThread): void;
  /** Id of the agent who is signed in. */
  me: string;
  /** Whether its reply was undone just now: the first who asks goes on writing it. */
  isWrittenBack(): boolean;
  onActed(act: ActName): void;
  /** An act is on its way, and can be undone. */
  onHeld(act: SentAct): void;
  /** Back to the list. */
  onLeave(): void;
  /** Opens the next ticket of the list; null where there is none. */
  onNext: (() => void) | null;
};

/** One thread: everything about it, and all that an agent may do. A thread of another code is another component. */
export function ThreadScreen({ code, me, onLeave, onNext, ...props }: Props) {
  const draft = useDeskDraft(code);
  const { state, perform, retry, showNewest } = useThread(code, {
    ...props,
    draft,
    onLost: onLeave,
  });
  const { thread, newer, fault, status, fresh } = state;
  useDraftBack(code, draft);
  const presence = usePresence(code, draft.draft.reply);
  const composer = useRef<ComposerHandle>(null);
  const isColumn = useMedia(wideEnough);
  const [isBesideOpen, setBesideOpen] = useState(false);
  const [unfolded, setUnfolded] = useState<Unfolded | null>(null);
  const unfold = (act: Unfolded['act']) => {
    setBesideOpen(true);
    setUnfolded((before) => ({ act, count: (before?.count ?? 0) + 1 }));
  };
  const isShown = thread !== undefined;
  useLayoutEffect(() => {
    if (!isShown) return;
    focusAtOnce('desk-thread-title');
    if (props.isWrittenBack()) focusAtOnce('field-reply');
  }, [isShown]);
  const act = (id: Unfolded['act'], title: string, key?: string): Command => ({
    ...{ id, group: 'request', title, ...(key && { key }) },
    run: () => unfold(id),
  });
  const close = thread?.can.close && act('close', acts.closeShort, 'KeyE');
  const route = thread?.can.route && act('route', acts.routeShort, 'KeyM');
  const snooze = thread?.can.change && act('snooze', changing.snooze, 'KeyH');
  const write = (kind: ComposerKind, key: string): Command => ({
    ...{ id: kind, group: 'answer', title: texts.composer[kind].tab, key },
    run: () => composer.current?.open(kind),
  });
  useCommands([
    thread?.can.reply && write('reply', 'KeyR'),
    thread && write('note', 'KeyN'),
    thread && { id: 'send', group: 'answer', title: texts.sendWritten, key: 'Mod+Enter' },
    close,
    route,
    snooze,
    thread?.can.change && act('change', changing.change),
    thread?.can.reopen && act('reopen', changing.reopen),
    thread &&
      !isColumn && {
        ...{ id: 'beside', group: 'request', title: texts.openBeside, key: 'KeyI' },
        run: () => setBesideOpen(!isBesideOpen),
      },
    { id: 'leave', group: 'request', title: shellTexts.backToList, key: 'Escape', run: onLeave },
  ]);
  useEscape(() => (isBesideOpen && !isColumn ? setBesideOpen(false) : onLeave()));
  return (
    <>
      <section class="desk-main" aria-labelledby={thread && 'desk-thread-title'}>
        {!thread && <Back onLeave={onLeave} />}
        {thread && (
          <ThreadHead
            thread={thread}
            owning={<OwningBar {...{ thread, me, perform }} onFault={props.onFault} />}
            acts={
              <div class="desk-acts">
                <Back onLeave={onLeave} />
                {close && <ActButton command={close} />}
                {route && <ActButton command={route} />}
                {!isColumn && (
                  <button
                    class="desk-quiet"
                    type="button"
                    aria-expanded={isBesideOpen}
                    aria-controls="desk-beside"
                    onClick={() => setBesideOpen(!isBesideOpen)}
                  >
                    <DeskIcon name="panel" />
                    {texts.openBeside}
                  </button>
                )}
              </div>
            }
          />
        )}
        {thread && <SnoozeNotice thread={thread} perform={perform} />}
        <PresenceLine presence={thread ? presence : null} />
        <Notices
          fault={fault}
          status={status}
          onRetry={thread || fault === texts.requestGone ? null : retry}
        />
        {!thread && !fault && <Waiting />}
        {thread && (
          <>
            <ScrolledMessages thread={thread}>
              {thread.mergedInto !== undefined && (
                <MergedInto code={thread.mergedInto} perform={perform} />
              )}
              {!isColumn && <Facts thread={thread} />}
              <Conversation thread={thread} fresh={fresh} />
            </ScrolledMessages>
            {newer && <ChangedMeanwhile onShow={showNewest} />}
            <Composer
              handle={composer}
              thread={thread}
              draft={draft}
              perform={perform}
              onNext={onNext}
            />
          </>
        )}
      </section>
      {thread && (isColumn || isBesideOpen) && (
        <Beside
          thread={thread}
          perform={perform}
          onFault={props.onFault}
          withFacts={isColumn}
          unfolded={unfolded}
          onClose={isColumn ? null : () => setBesideOpen(false)}
        />
      )}
    </>
  );
}

const Back = ({ onLeave }: { onLeave(): void }) => (
  <button class="desk-quiet desk-back" type="button" onClick={onLeave}>
    <Icon name="back" />
    {shellTexts.backToList}
  </button>
);

const ActButton = ({ command: { key, title, run } }: { command: Command }) => (
  <button class="desk-quiet" type="button" onClick={run}>
    {key && <CommandKey of={key} />}
    {title}
  </button>
);

type NoticesProps = {
  fault: string | undefined;
  status: string;
  /** Tries again what failed; null where what is shown stays. */
  onRetry: (() => void) | null;
};

function Notices({ fault, status, onRetry }: NoticesProps) {
  return (
    <>
      {fault && <FaultNotice fault={fault} onRetry={onRetry} />}
      <div class="desk-said-place">
        <p class={status ? 'notice notice-good desk-said' : 'sr-only'} role="status">
          {status}
        </p>
      </div>
    </>
  );
}
