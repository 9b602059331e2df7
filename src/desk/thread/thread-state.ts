import type { DeskThread } from '#shared/contract/desk/thread.ts';

/** What the screen of one thread shows. */
export type ThreadState = {
  thread: DeskThread | undefined;
  /** A newer version that waits, for the agent is writing. */
  newer: DeskThread | undefined;
  fault: string | undefined;
  /** What the last act did, as a sentence; empty where there is none. */
  status: string;
  /** Ids of the messages that were shown before. */
  shown: ReadonlySet<string>;
  /** Ids of the messages that came while the thread was open. */
  fresh: ReadonlySet<string>;
};

/** What happens to the screen of a thread. */
export type ThreadEvent =
  | { kind: 'shown'; thread: DeskThread }
  | { kind: 'loading' }
  | { kind: 'loaded' }
  | { kind: 'failed'; fault: string; isGone: boolean }
  | { kind: 'changed-meanwhile'; thread: DeskThread }
  | { kind: 'acting' }
  | { kind: 'acted'; status: string }
  | { kind: 'settled' };

/** Before the thread has been read. */
export const initialThread: ThreadState = {
  thread: undefined,
  newer: undefined,
  fault: undefined,
  status: '',
  shown: new Set(),
  fresh: new Set(),
};

/** The state after an event; pure. */
export function reduceThread(state: ThreadState, event: ThreadEvent): ThreadState {
  switch (event.kind) {
    case 'shown':
      return show(state, event.thread);
    case 'loading':
    case 'loaded':
      return { ...state, fault: undefined };
    case 'failed':
      return {
        ...state,
        fault: event.fault,
        thread: event.isGone ? undefined : state.thread,
      };
    case 'changed-meanwhile':
      // Polled before the agent's own act was shown.
      if (state.thread && event.thread.version <= state.thread.version) return state;
      return { ...state, newer: event.thread };
    case 'acting':
      return { ...state, status: '' };
    case 'acted':
      return { ...state, status: event.status };
    case 'settled':
      return { ...state, fresh: new Set() };
  }
}

/** Nothing counts as new in the first version that is shown. */
function show(state: ThreadState, thread: DeskThread): ThreadState {
  const ids = thread.messages.map(({ id }) => id);
  const added = ids.filter((id) => !state.shown.has(id));
  const fresh = added.length > 0 ? new Set(state.shown.size > 0 ? added : []) : state.fresh;
  return { ...state, thread, newer: undefined, shown: new Set(ids), fresh };
}
