import { useRef, useState } from 'preact/hooks';
import type { SavedReply } from '#shared/contract/desk/replies.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { focusOn } from '../../api/focus.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/replies.ts';
import { findReplies } from './find-replies.ts';
import { ReplyForm } from './reply-form.browser.tsx';
import { sharingOf } from './sharing.ts';
import { useReplies } from './use-replies.browser.ts';
import { withoutMarks } from './without-marks.ts';

const addId = 'desk-reply-add';
const changeId = (id: string) => `desk-reply-change-${id}`;

/** The page of saved replies: search, add, change and delete. */
export function RepliesPage({ onFault }: { onFault: OnFault }) {
  const { answer, fault, reload } = useReplies(true, onFault);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<SavedReply | 'new' | null>(null);
  const [status, setStatus] = useState('');
  const openedBy = useRef(addId);
  if (!answer)
    return fault ? <FaultNotice fault={fault} onRetry={() => void reload()} /> : <Waiting />;
  const found = findReplies(answer.replies, typed);
  const show = (next: SavedReply | 'new', from: string) => {
    openedBy.current = from;
    setStatus('');
    setOpen(next);
  };
  const close = () => {
    setOpen(null);
    focusOn(openedBy.current);
  };
  const form = (reply: SavedReply | null) => (
    <ReplyForm
      key={reply?.id ?? ''}
      reply={reply}
      canShare={answer.canShare}
      onFault={onFault}
      onClose={close}
      onSaved={async (said) => {
        await reload();
        setStatus(said);
        if (said === texts.removed) openedBy.current = addId;
        close();
      }}
    />
  );
  return (
    <div class="desk-replies">
      <p class="hint">{texts.pageHint}</p>
      <div class="desk-replies-head">
        <input
          class="input"
          type="search"
          dir="auto"
          autocomplete="off"
          aria-label={texts.searchReplies}
          placeholder={texts.searchReplies}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button
          class="button"
          id={addId}
          type="button"
          aria-expanded={open === 'new'}
          onClick={() => show('new', addId)}
        >
          {texts.addReply}
        </button>
      </div>
      <p class={status ? 'notice notice-good' : 'sr-only'} role="status">
        {status}
      </p>
      {open === 'new' && form(null)}
      {found.length === 0 && (
        <p class="hint">{answer.replies.length === 0 ? texts.noReplies : texts.noSuchReply}</p>
      )}
      <ul class="desk-replies-list">
        {found.map((reply) => (
          <li key={reply.id}>
            {open !== 'new' && open?.id === reply.id ? (
              form(reply)
            ) : (
              <ReplyRow reply={reply} onChange={() => show(reply, changeId(reply.id))} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReplyRow({ reply, onChange }: { reply: SavedReply; onChange(): void }) {
  const { id, title, text, uses, canChange } = reply;
  return (
    <article class="desk-reply" aria-label={title}>
      <h3>
        <bdi>
          <IsolatedText text={title} />
        </bdi>
        <span class="desk-tag">{sharingOf(reply)}</span>
      </h3>
      <p dir="auto">
        <IsolatedText text={withoutMarks(text)} />
      </p>
      <span class="hint">{uses > 0 && texts.uses(toPersianDigits(uses))}</span>
      {canChange && (
        <button
          class="button button-quiet button-small"
          id={changeId(id)}
          type="button"
          aria-label={texts.changeOf(title)}
          onClick={onChange}
        >
          {texts.change}
        </button>
      )}
    </article>
  );
}
