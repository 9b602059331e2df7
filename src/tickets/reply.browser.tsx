import { useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { useAction } from '../api/action.browser.ts';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import { useUploads } from '../attachments/uploads.browser.ts';
import { useReplyDraft } from './reply-draft.browser.ts';
import { sendMessage, solve } from './tickets-api.browser.ts';

const leadsTo = {
  this: null,
  reopened: 'با فرستادن پیام، این درخواست دوباره باز می‌شود.',
  new: 'مهلت باز کردن این درخواست گذشته است؛ پیام شما درخواست تازه‌ای می‌شود که به این یکی پیوند دارد.',
} as const;

/** The customer's next message, stored in this browser until the server has it; and «حل شد». */
export function Reply({ thread, onDone }: { thread: Thread; onDone(): Promise<void> }) {
  const { code, can } = thread;
  const { draft, latest, change, clear } = useReplyDraft(code);
  const [missing, setMissing] = useState<string>();
  const { busy, fault, run } = useAction();
  const solving = useAction();
  const uploads = useUploads(
    () => latest.current.key,
    draft.files,
    (files) => change({ files }),
  );

  const send = () => {
    if (isBlank(draft.text)) return setMissing('پیام خالی است؛ چند کلمه بنویسید.');
    if (uploads.isBusy) return setMissing('یک فایل هنوز در راه است؛ چند لحظه صبر کنید.');
    run(async () => {
      const answer = await sendMessage(
        code,
        draft.text,
        draft.files.map(({ id }) => id),
        draft.key,
      );
      clear();
      if (answer.ledTo === 'new') location.assign(pageUrl('request', answer.code));
      else await onDone();
    });
  };

  return (
    <form
      class="form reply"
      id="reply"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {can.reply && (
        <>
          <TextArea
            name="reply-text"
            label="پیام شما"
            rows={4}
            value={draft.text}
            hint={leadsTo[can.replyLeadsTo]}
            fault={missing ?? fault ?? undefined}
            onChange={(_, text) => {
              setMissing(undefined);
              change({ text });
            }}
          />
          <FilePicker offered={can.attach} uploaded={draft.files} uploads={uploads} />
        </>
      )}
      <div class="actions">
        {can.reply && (
          <button class="button" type="submit" aria-disabled={busy}>
            {busy ? 'در حال فرستادن …' : 'پیام را بفرست'}
          </button>
        )}
        {can.solve && (
          <button
            class="button button-quiet"
            type="button"
            aria-disabled={solving.busy}
            onClick={() =>
              solving.run(async () => {
                await solve(code);
                await onDone();
              })
            }
          >
            حل شد، درخواست را ببند
          </button>
        )}
        {solving.fault && (
          <p class="problem" role="alert">
            {solving.fault}
          </p>
        )}
      </div>
    </form>
  );
}
