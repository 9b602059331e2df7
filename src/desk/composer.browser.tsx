import { forwardRef } from 'preact/compat';
import { useImperativeHandle, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import { useUploads } from '../attachments/uploads.browser.ts';
import type { DraftOnTicket } from './draft.browser.ts';
import { channelLabels } from './labels.ts';
import type { Perform } from './use-thread.browser.ts';

type Kind = 'reply' | 'note';

/** Opens the composer for a reply or a note and focuses it. */
export type ComposerHandle = { open(kind: Kind): void };

const kindNames: readonly Kind[] = ['reply', 'note'];
const kinds: Record<Kind, { tab: string; label: string; send: string }> = {
  reply: { tab: 'پاسخ به مشتری', label: 'متن پاسخ', send: 'فرستادن پاسخ' },
  note: { tab: 'یادداشت داخلی', label: 'متن یادداشت', send: 'ثبت یادداشت' },
};

/** Where the agent writes: an answer for the customer, or a note that stays at the desk. */
export const Composer = forwardRef<
  ComposerHandle,
  { thread: DeskThread; draft: DraftOnTicket; perform: Perform }
>(function Composer({ thread, draft: store, perform }, handle) {
  const [chosen, setChosen] = useState<Kind>('reply');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const { draft } = store;
  const kind: Kind = thread.can.reply ? chosen : 'note';
  const uploads = useUploads(
    store.formToken,
    draft.files,
    (files) => store.change({ files }),
    '/api/desk/attachments',
  );

  useImperativeHandle(handle, () => ({
    open(next) {
      setChosen(next);
      requestAnimationFrame(() => document.getElementById(`field-${next}`)?.focus());
    },
  }));

  async function send() {
    const text = draft[kind].trim();
    if (isBusy) return;
    if (!text) return setFault(`${kinds[kind].label} را بنویسید.`);
    if (kind === 'reply' && uploads.isBusy)
      return setFault('فایل‌ها هنوز در راه‌اند؛ چند لحظه صبر کنید و دوباره بفرستید.');
    setIsBusy(true);
    const attachments = draft.files.map(({ id }) => id);
    const words =
      kind === 'reply'
        ? await perform('reply', { text, attachments, formToken: store.formToken() })
        : await perform('note', { text });
    setIsBusy(false);
    setFault(words ?? undefined);
    if (words === null)
      store.change(kind === 'reply' ? { reply: '', files: [], formToken: '' } : { note: '' });
  }

  return (
    <form
      class="form desk-composer"
      data-kind={kind}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset class="desk-kinds">
        <legend class="sr-only">چه می‌نویسید؟</legend>
        {kindNames.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              disabled={one === 'reply' && !thread.can.reply}
              onChange={() => {
                setChosen(one);
                setFault(undefined);
              }}
            />
            <span>{kinds[one].tab}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        key={kind}
        name={kind}
        label={kinds[kind].label}
        value={draft[kind]}
        rows={7}
        maxLength={10_000}
        fault={fault}
        hint={
          kind === 'reply'
            ? `خبر پاسخ به مشتری می‌رسد: ${channelLabels[thread.replyChannel] ?? ''}.`
            : 'فقط کارشناسان این یادداشت را می‌بینند.'
        }
        onChange={(_, text) => store.change({ [kind]: text })}
      />
      {kind === 'reply' && (
        <FilePicker offered={thread.can.attach} uploaded={draft.files} uploads={uploads} />
      )}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? 'در حال فرستادن …' : kinds[kind].send}
        </button>
        <span class="hint">نوشتهٔ شما تا ثبت شدن در همین مرورگر می‌ماند.</span>
      </div>
    </form>
  );
});
