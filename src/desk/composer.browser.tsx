import { forwardRef } from 'preact/compat';
import { useImperativeHandle } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import type { DraftOnTicket } from './draft.browser.ts';
import { channelLabels, composerLabels } from './labels.ts';
import { type ComposerKind, useComposer } from './use-composer.browser.ts';
import type { Perform } from './use-thread.browser.ts';

/** Opens the composer for a reply or a note and focuses it. */
export type ComposerHandle = { open(kind: ComposerKind): void };

const kinds: readonly ComposerKind[] = ['reply', 'note'];

/** Where the agent writes: an answer for the customer, or a note that stays at the desk. */
export const Composer = forwardRef<
  ComposerHandle,
  { thread: DeskThread; draft: DraftOnTicket; perform: Perform }
>(function Composer({ thread, draft: store, perform }, handle) {
  const composer = useComposer(thread, store, perform);
  const { kind, draft } = composer;
  useImperativeHandle(handle, () => ({ open: composer.open }));

  return (
    <ScriptForm
      class="form desk-composer"
      data-kind={kind}
      onSubmit={() => {
        composer.send();
      }}
    >
      <fieldset class="desk-kinds">
        <legend class="sr-only">چه می‌نویسید؟</legend>
        {kinds.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              disabled={one === 'reply' && !thread.can.reply}
              onChange={() => composer.choose(one)}
            />
            <span>{composerLabels[one].tab}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        key={kind}
        name={kind}
        label={composerLabels[kind].label}
        value={draft[kind]}
        rows={7}
        maxLength={10_000}
        fault={composer.fault}
        hint={
          kind === 'reply'
            ? `خبر پاسخ به مشتری می‌رسد: ${channelLabels[thread.replyChannel] ?? ''}.`
            : 'فقط کارشناسان این یادداشت را می‌بینند.'
        }
        onChange={(_, text) => composer.changeText(text)}
      />
      {kind === 'reply' && (
        <FilePicker offered={thread.can.attach} uploaded={draft.files} uploads={composer.uploads} />
      )}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={composer.isBusy}>
          {composer.isBusy ? 'در حال فرستادن …' : composerLabels[kind].send}
        </button>
        <span class="hint">نوشتهٔ شما تا ثبت شدن در همین مرورگر می‌ماند.</span>
      </div>
    </ScriptForm>
  );
});
