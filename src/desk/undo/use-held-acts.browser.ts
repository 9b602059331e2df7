import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnHeldAct } from '#shared/contract/desk/held.ts';
import { describeFault } from '../../api/client.browser.ts';
import { markActSeen, undoAct } from '../desk-api.browser.ts';
import * as texts from '../texts/undo.ts';
import { bringBack, forgetSent } from './kept-drafts.browser.ts';
import type { SentAct } from './sent-act.browser.ts';
import { waitingActs } from './waiting-acts.ts';

type Given = {
  /** Own acts as the server knows them, and its time then; undefined before it was asked. */
  held: readonly OwnHeldAct[] | undefined;
  now: number;
  /** Acts that this page sent. */
  sent: readonly SentAct[];
  /** Asks the server what came of them. */
  onAsk(): void;
  /** A reply was undone: its words are in the draft of this ticket. */
  onBack(code: string): void;
};

/** What is asked once the time of an act is over, in ms behind it: the server is done then. */
const askAfterMs = 600;

/** The acts that wait, with the seconds each has left; those that were stopped; what acts on many came to. */
export function useHeldActs({ held, now, sent, onAsk, onBack }: Given) {
  const [, setBeat] = useState(0);
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const ends = useRef(new Map<string, number>());
  for (const { id, dueAt } of held ?? [])
    if (!ends.current.has(id)) ends.current.set(id, Date.now() + dueAt - now);
  for (const { id, endsAt } of sent) ends.current.set(id, endsAt);
  const endOf = ({ id }: { id: string }) => ends.current.get(id) ?? 0;
  const isOver = ({ id }: { id: string }) => ended.has(id);

  const settled = (held ?? []).filter((act) => (act.stopped || act.outcome) && !isOver(act));
  const waiting = waitingActs({ sent, held: held ?? [], now, endOf }, Date.now()).filter(
    (act) => !isOver(act),
  );

  const ids = waiting.map(({ id }) => id).join();
  useEffect(() => {
    if (waiting.length === 0) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), 500);
    const asks = waiting.map(({ endsAt }) =>
      setTimeout(onAsk, Math.max(0, endsAt - Date.now()) + askAfterMs),
    );
    return () => {
      clearInterval(timer);
      for (const ask of asks) clearTimeout(ask);
    };
  }, [ids]);
  const newest = waiting[0];
  useEffect(() => {
    if (newest) setSaid(texts.begun[newest.kind](titleOf(newest)));
  }, [newest?.id]);
  const stoppedIds = settled.map(({ id }) => id).join();
  useEffect(() => {
    for (const { id, kind, code, stopped } of settled)
      if (stopped && code && kind === 'reply') bringBack(code, id, stopped.words);
    if (held) forgetSent(new Set([...sent, ...held].map(({ id }) => id)));
  }, [stoppedIds, held]);

  const end = (id: string) => setEnded((before) => new Set([...before, id]));
  /** Where this fails, what came of the act is shown again. */
  const see = (id: string) => void markActSeen(id).catch(() => undefined);

  async function undo({ id, kind, code }: SentAct) {
    setFault(null);
    try {
      const { words } = await undoAct(id);
      end(id);
      setSaid(texts.undone[kind]);
      if (kind === 'reply' && code) {
        bringBack(code, id, words ?? {});
        onBack(code);
      }
      see(id);
    } catch (thrown) {
      setFault(describeFault(thrown));
      onAsk();
    }
  }

  return {
    waiting: waiting.map((act) => ({
      ...act,
      seconds: Math.max(0, Math.ceil((act.endsAt - Date.now()) / 1_000)),
    })),
    settled,
    said,
    fault,
    undo: (act: SentAct) => void undo(act),
    /** The agent has read what came of an act. */
    dismiss(id: string) {
      end(id);
      see(id);
    },
  };
}

/** What an act is about: the title of its ticket, or how many there are. */
export const titleOf = ({ title, code, count }: Pick<SentAct, 'title' | 'code' | 'count'>) =>
  title ?? code ?? texts.requestsOf(count);
