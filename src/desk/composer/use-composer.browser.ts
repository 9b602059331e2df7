import { useRef, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { describeFault } from '../../api/client.browser.ts';
import { focusOn } from '../../api/focus.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { useUploads } from '../../attachments/uploads.browser.ts';
import { unsentText } from '../../drafts/unsent-text.ts';
import { countReplyUse } from '../desk-api.browser.ts';
import { namedIn } from '../owning/read-colleagues.browser.ts';
import { unfilledIn } from '../replies/placeholders.ts';
import * as texts from '../texts/thread.ts';
import type { Perform } from '../thread/use-thread.browser.ts';
import { useStaleSend } from '../undo/use-stale-send.browser.ts';
import type { DraftOnTicket } from './draft.browser.ts';
import { withNames } from './dropped-files.browser.ts';

/** What an agent writes: an answer for the customer, or a note that stays at the desk. */
export type ComposerKind = 'reply' | 'note';

/** Keeps what an agent writes on a ticket until the server has it. */
export function useComposer(thread: DeskThread, store: DraftOnTicket, perform: Perform) {
  const [chosen, setChosen] = useState<ComposerKind>('reply');
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const { draft } = store;
  const stale = useStaleSend(thread);
  const kind: ComposerKind = thread.can.reply ? chosen : 'note';
  /** Titles of empty places, while it is asked whether the reply goes out with them. */
  const [empty, setEmpty] = useState<{
    titles: string[];
    onSent?: (() => void) | undefined;
  } | null>(null);
  /** Saved replies that were put in since the last answer was sent. */
  const putIn = useRef(new Set<string>());
  const files = useUploads(store.formToken, draft.files, (files) => store.change({ files }), {
    endpoint: '/api/desk/attachments',
    isHeld: isBusy,
  });

  const uploads = {
    ...files,
    add: (added: readonly File[]) =>
      files.add(withNames(added, draft.files.length + files.uploads.length)),
  };

  async function send(
    onSent?: () => void,
    {
      withEmpty = false,
      isConfirmed = withEmpty,
    }: { withEmpty?: boolean; isConfirmed?: boolean } = {},
  ) {
    const typed = store.latest.current[kind];
    const text = typed.trim();
    if (isBusy) return;
    if (isBlank(text)) return setFault(texts.composer[kind].missing);
    if (kind === 'reply' && uploads.isBusy) return setFault(texts.filesOnTheirWay);
    if (kind === 'reply' && stale.isStale && !isConfirmed) return stale.ask();
    const places = kind === 'reply' && !withEmpty ? unfilledIn(text, thread.facts) : [];
    if (places.length > 0) return setEmpty({ titles: places.map(({ title }) => title), onSent });
    setEmpty(null);
    setIsBusy(true);
    const attachments = store.latest.current.files.map(({ id }) => id);
    const words =
      kind === 'reply'
        ? await perform('reply', { text, attachments, formToken: store.formToken() })
        : await sendNote(text);
    setIsBusy(false);
    stale.note(thread, words !== null);
    setFault(words ?? undefined);
    if (words !== null) return;
    const unsent = unsentText(store.latest.current[kind], typed);
    if (kind === 'reply') countUses(putIn.current);
    store.change(kind === 'reply' ? { reply: unsent, files: [], formToken: '' } : { note: unsent });
    onSent?.();
  }

  async function sendNote(text: string): Promise<string | null> {
    try {
      return await perform('note', { text, mentions: await namedIn(thread.code, text) });
    } catch (thrown) {
      return describeFault(thrown);
    }
  }

  return {
    ...{ kind, draft, uploads, fault, isBusy, empty, stale },
    /** A saved reply was put in: it is counted once the answer is sent. */
    putInReply: (id: string) => void putIn.current.add(id),
    sendWithEmpty: () => void send(empty?.onSent, { withEmpty: true }),
    backToText() {
      setEmpty(null);
      focusOn(`field-${kind}`);
    },
    say: setFault,
    /** Sends what is written; `onSent` follows once the server has it. */
    send: (onSent?: () => void) => void send(onSent),
    /** Sends what was refused once, all the same. */
    sendAnyway: () => void send(undefined, { isConfirmed: true }),
    choose(next: ComposerKind) {
      setChosen(next);
      setFault(undefined);
    },
    /** Chooses the kind and focuses its text; what was wrong stays shown. */
    open(next: ComposerKind) {
      setChosen(next);
      focusOn(`field-${next}`);
    },
    changeText(text: string) {
      setEmpty(null);
      store.change({ [kind]: text });
    },
  };
}

/** Nothing waits for it, and an answer is sent where it fails. */
function countUses(ids: Set<string>) {
  for (const id of ids) countReplyUse(id).catch(() => {});
  ids.clear();
}
