import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { type Held, type HeldKind, holdMs } from '#shared/contract/desk/undo.ts';
import { ApiFault } from '../../api/client.browser.ts';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { textIn } from '../../drafts/storage.browser.ts';
import { type DraftOnTicket, hasContent } from '../composer/draft.browser.ts';
import { type ActFacts, type ActName, doAct, readNewer, readThread } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { done } from '../texts/acts.ts';
import * as texts from '../texts/thread.ts';
import { keepSent } from '../undo/kept-drafts.browser.ts';
import type { SentAct } from '../undo/sent-act.browser.ts';
import { OwnActs } from './own-acts.ts';
import { initialThread, reduceThread, type ThreadEvent, type ThreadState } from './thread-state.ts';

/**
 * Does an act on the version of the thread that is shown; answers a fault as a sentence, or null. `onFields` gets the
 * sentences beside boxes.
 */
export type Perform = <Name extends ActName>(
  act: Name,
  facts: ActFacts[Name],
  onFields?: (faults: Readonly<Record<string, string>>) => void,
) => Promise<string | null>;

/** The thread, and what can be done to it. */
export type ActProps = { thread: DeskThread; perform: Perform };

type ThreadProps = {
  /** Grows with each sign-in; the thread is read anew. */
  round: number;
  /** Grows when something at the desk has changed; a newer version is asked for. */
  tick: number;
  draft: DraftOnTicket;
  onFault: OnFault;
  /** The thread as it is known now. */
  onKnown(thread: DeskThread): void;
  /** An act was done. */
  onActed(act: ActName): void;
  /** An act is on its way, and can be undone. */
  onHeld(act: SentAct): void;
  /** The agent may not see the ticket any more. */
  onLost(): void;
};

/** A thread that is read whenever `round` or `tick` grows, with what can be done to it. */
export function useThread(
  code: string,
  { round, tick, draft, onFault, ...props }: ThreadProps,
): { state: ThreadState; perform: Perform; retry(): void; showNewest(): void } {
  const [state, dispatch] = useReducer(reduceThread, initialThread);
  const { thread } = state;
  /** As it is shown: an act that was begun on an earlier one goes to it too. */
  const seen = useRef(thread);
  seen.current = thread;
  const ownActs = useRef(new OwnActs()).current;
  const loads = useRef({ count: 0, newest: Promise.resolve() }).current;
  /** The text of an own reply that is on its way. */
  const ownReply = useRef<string | null>(null);
  /** What a later load has overtaken changes nothing, and ends with that one. */
  const load = (): Promise<void> => {
    const own = ++loads.count;
    const isNewest = () => own === loads.count;
    loads.newest = readAnew(isNewest).then(() => (isNewest() ? undefined : loads.newest));
    return loads.newest;
  };
  const readAnew = async (isNewest: () => boolean) => {
    const ifNewest = (event: ThreadEvent) => isNewest() && dispatch(event);
    if (!thread) ifNewest({ kind: 'loading' });
    try {
      await readAndOpen(code, ownActs, (next) => ifNewest({ kind: 'shown', thread: next }));
      ifNewest({ kind: 'loaded' });
    } catch (thrown) {
      const fault = onFault(thrown);
      const isGone = hasCode(thrown, 'not_found');
      ifNewest({ kind: 'failed', fault: isGone ? texts.requestGone : fault, isGone });
    }
  };
  useEffect(() => {
    if (thread) props.onKnown(thread);
  }, [thread]);
  useEffect(() => void load(), [round]);

  useEffect(() => {
    if (tick === 0) return;
    if (!thread) return void load();
    readNewer(code, thread.version)
      .then((next) => {
        if (!next) return;
        const isOwn = next.version === thread.version + 1 && hasNewest(next, ownReply.current);
        if (hasContent(draft.latest.current) && !isOwn)
          dispatch({ kind: 'changed-meanwhile', thread: next });
        else void keepFocus(load);
      })
      .catch((thrown: unknown) => onFault(thrown));
  }, [tick]);

  const perform: Perform = (act, facts, onFields) =>
    ownActs.once(JSON.stringify([act, facts]), () => performAnew(act, facts, onFields));
  const performAnew: Perform = async (act, facts, onFields) => {
    const shown = seen.current;
    if (!shown) return null;
    dispatch({ kind: 'acting' });
    const { reply: text, files, formToken } = draft.latest.current;
    try {
      const undo = act === 'reply' || act === 'close';
      const answer = await ownActs.send(shown.version, (version) =>
        doAct(code, act, { ...facts, version, ...(undo && { undo }) }),
      );
      if (answer.held) {
        const { held } = answer;
        if (act === 'reply') {
          keepSent(held.id, { text, files, formToken });
          ownReply.current = text.trim();
        }
        props.onHeld(sentAct(held, act === 'reply' ? 'reply' : 'close', shown));
        focusIfLost();
        return null;
      }
    } catch (thrown) {
      const sentence = onFault(thrown);
      if (thrown instanceof ApiFault) onFields?.(thrown.fields);
      if (!(thrown instanceof ApiFault && thrown.code === 'stale_version'))
        return (onFields ? null : sentenceOfField(thrown)) ?? sentence;
      await load();
      scrollToNew();
      return texts.withCurrentState(sentence, textIn(thrown.facts.stateTitle));
    }
    if (act === 'route' && !(await maySee(code))) {
      props.onActed(act);
      props.onLost();
      return null;
    }
    // What is said is true of what is shown.
    await load();
    dispatch({ kind: 'acted', status: done[act] });
    dispatch({ kind: 'settled' });
    props.onActed(act);
    focusIfLost();
    return null;
  };
  return {
    state,
    perform,
    retry: () => void load(),
    showNewest: () => void load().then(scrollToNew),
  };
}

/** An act that waits from now on. */
const sentAct = (held: Held, kind: HeldKind, { code, title }: DeskThread): SentAct => ({
  ...{ ...held, kind, code, title, count: 1 },
  endsAt: Date.now() + holdMs,
});

/** Reads the thread and marks it as opened; read again where another agent changed it in between. */
async function readAndOpen(code: string, ownActs: OwnActs, show: (thread: DeskThread) => void) {
  for (let tries = 0; tries < 3; tries++) {
    const thread = await readThread(code);
    show(thread);
    if (thread.state !== 'waiting' && !thread.unread) return;
    // On a slow network an act is begun before the server knows of the opening.
    const open = (version: number) => doAct(code, 'open', { version });
    if (await ownActs.send(thread.version, open).catch(nullWhereStale))
      return show(await readThread(code));
  }
}

/** Whether this text is the newest message. */
const hasNewest = ({ messages }: DeskThread, text: string | null) =>
  text !== null && messages.at(-1)?.text === text;

/** What is read anew may have no place for what has the focus. */
async function keepFocus(load: () => Promise<void>) {
  const hadFocus = document.activeElement !== document.body;
  await load();
  if (hadFocus) focusIfLost();
}

/** The form of an act goes once it is done, and the focus with it. */
const focusIfLost = () =>
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focusAtOnce('desk-thread-title');
  });

const scrollToNew = () =>
  requestAnimationFrame(() =>
    document.querySelector('.desk-message[data-new]')?.scrollIntoView({ block: 'center' }),
  );

/** What is wrong with what was sent, where the server says it of one part of it. */
const sentenceOfField = (thrown: unknown): string | undefined =>
  thrown instanceof ApiFault && thrown.code === 'bad_input'
    ? Object.values(thrown.fields)[0]
    : undefined;

/** Whether the agent may still see a ticket that went to another department. */
const maySee = (code: string) =>
  readThread(code).then(
    () => true,
    (thrown: unknown) => !hasCode(thrown, 'not_found'),
  );

const hasCode = (thrown: unknown, code: ApiFault['code']) =>
  thrown instanceof ApiFault && thrown.code === code;

function nullWhereStale(thrown: unknown): null {
  if (hasCode(thrown, 'stale_version')) return null;
  throw thrown;
}
