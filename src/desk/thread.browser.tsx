import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk.ts';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import { ApiFault } from '../api/client.browser.ts';
import { Actions } from './actions.browser.tsx';
import { Composer, type ComposerHandle } from './composer.browser.tsx';
import { Conversation, Facts, ThreadHead } from './conversation.browser.tsx';
import { type Act, doAct, readNewer, readThread } from './desk-api.browser.ts';
import type { OnFault } from './desk-screen.browser.tsx';
import { useDeskDraft } from './draft.browser.ts';
import { useKeys } from './keys.browser.ts';
import { neighbourInList } from './list-order.browser.ts';
import { Sidebar } from './sidebar.browser.tsx';
import { usePolling } from './use-polling.browser.ts';

const refreshMs = 20_000;

/** Does an act on the thread as it stands on the screen; answers a fault in words, or null. */
export type Perform = (act: DistributiveOmit<Act, 'version'>) => Promise<string | null>;
type DistributiveOmit<T extends Act, K extends string> = T extends Act
  ? { act: T['act']; json: Omit<T['json'], K> }
  : never;

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
  const [thread, setThread] = useState<DeskThread | undefined>(undefined);
  const [newer, setNewer] = useState<DeskThread | undefined>(undefined);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState('');
  const draft = useDeskDraft(code);
  const composer = useRef<ComposerHandle>(null);
  /** Messages this page has shown before; others are marked as new. */
  const shown = useRef<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());

  const show = (next: DeskThread) => {
    setNewer(undefined);
    const ids = new Set(next.messages.map(({ id }) => id));
    const added = [...ids].filter((id) => !shown.current.has(id));
    if (added.length > 0) setFresh(new Set(shown.current.size > 0 ? added : []));
    shown.current = ids;
    setThread(next);
    document.title = `${next.title} · میز پشتیبانی`;
  };

  /** Reads the thread and says that it was read; whoever was faster makes it read again. */
  async function load() {
    try {
      for (let tries = 0; tries < 3; tries++) {
        const next = await readThread(code);
        show(next);
        if (next.state !== 'waiting' && !next.unread) break;
        const opened = await doAct(code, { act: 'open', json: { version: next.version } }).catch(
          asStale,
        );
        if (opened) {
          show(await readThread(code));
          break;
        }
      }
      setFault(undefined);
    } catch (thrown) {
      const isGone = thrown instanceof ApiFault && thrown.code === 'not_found';
      if (isGone) setThread(undefined);
      setFault(onFault(thrown));
    }
  }
  useEffect(() => void load(), [round]);

  usePolling(() => {
    if (!thread) return;
    readNewer(code, thread.version)
      .then((next) => {
        if (!next) return;
        const { reply, note, files } = draft.latest.current;
        if (reply || note || files.length > 0) setNewer(next);
        else void load();
      })
      .catch((thrown: unknown) => onFault(thrown));
  }, refreshMs);

  const perform: Perform = async (act) => {
    if (!thread) return null;
    setSaid('');
    try {
      const json = { ...act.json, version: thread.version };
      await doAct(code, { ...act, json } as Act);
    } catch (thrown) {
      const words = onFault(thrown);
      if (thrown instanceof ApiFault && thrown.code === 'stale_version') {
        await load();
        showNewest();
        return `${words} وضعیت کنونی: ${String(thrown.facts.stateTitle ?? '')}.`;
      }
      return words;
    }
    setSaid(done[act.act]);
    if (act.act === 'route' && !(await isStillMine(code))) location.assign(pages.desk.path);
    else await load();
    setFresh(new Set());
    return null;
  };

  useKeys({
    KeyR: () => composer.current?.open('reply'),
    KeyN: () => composer.current?.open('note'),
    KeyJ: () => goAlong(code, 1),
    KeyK: () => goAlong(code, -1),
    Escape: () => location.assign(pages.desk.path),
  });

  return (
    <>
      <p>
        <a href={pages.desk.path}>بازگشت به فهرست</a>
      </p>
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <p class={said ? 'notice notice-good desk-said' : 'sr-only'} role="status">
        {said}
      </p>
      {thread && (
        <div class="desk-thread">
          <div class="desk-main">
            <ThreadHead thread={thread} />
            <Facts thread={thread} />
            <Conversation thread={thread} fresh={fresh} />
            {newer && (
              <div class="notice notice-warn" role="alert">
                <p>این درخواست در این میان عوض شده است. نوشتهٔ شما می‌ماند.</p>
                <button
                  class="button button-quiet button-small"
                  type="button"
                  onClick={() => void load().then(showNewest)}
                >
                  دیدن تغییر
                </button>
              </div>
            )}
            <Composer ref={composer} thread={thread} draft={draft} perform={perform} />
          </div>
          <div class="desk-beside">
            <Actions thread={thread} perform={perform} />
            <Sidebar thread={thread} />
          </div>
        </div>
      )}
      <p class="hint keys">
        کلیدها: <kbd>r</kbd> پاسخ، <kbd>n</kbd> یادداشت داخلی، <kbd>j</kbd> درخواست بعدی،{' '}
        <kbd>k</kbd> قبلی، <kbd>Esc</kbd> بازگشت به فهرست
      </p>
    </>
  );
}

const done: Record<Act['act'], string> = {
  open: '',
  reply: 'پاسخ ثبت شد و خبرش برای مشتری فرستاده می‌شود.',
  note: 'یادداشت داخلی ثبت شد؛ مشتری آن را نمی‌بیند.',
  route: 'درخواست به واحد دیگر رفت.',
  close: 'درخواست بسته شد.',
  priority: 'اولویت عوض شد.',
  block: 'مسدود شد.',
  unblock: 'مسدودی برداشته شد.',
};

/** Brings what is new before the eyes, once it is drawn. */
const showNewest = () =>
  requestAnimationFrame(() =>
    document.querySelector('.desk-message[data-new]')?.scrollIntoView({ block: 'center' }),
  );

/** Whether the agent may still see the ticket that it handed on. */
const isStillMine = (code: string) =>
  readThread(code).then(
    () => true,
    (thrown: unknown) => !(thrown instanceof ApiFault && thrown.code === 'not_found'),
  );

/** To the next or the one before in the list the agent came from. */
function goAlong(code: string, step: 1 | -1) {
  const next = neighbourInList(code, step);
  if (next) location.assign(pageUrl('deskTicket', next));
}

/** Null where somebody was faster. */
function asStale(thrown: unknown): null {
  if (thrown instanceof ApiFault && thrown.code === 'stale_version') return null;
  throw thrown;
}
