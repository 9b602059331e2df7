import type { Ref } from 'preact';
import { useImperativeHandle } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import type { DraftOnTicket } from './draft.browser.ts';
import { channels } from './texts/beside.ts';
import * as texts from './texts/thread.ts';
import { type ComposerKind, useComposer } from './use-composer.browser.ts';
import type { Perform } from './use-thread.browser.ts';

/** Opens the composer for a reply or a note and focuses it. */
export type ComposerHandle = { open(kind: ComposerKind): void };

interface ComposerParts {
  thread: DeskThread;
  draft: DraftOnTicket;
  perform: Perform;
  handle?: Ref<ComposerHandle>;
}

const kinds: readonly ComposerKind[] = ['reply', 'note'];

/** Where the agent writes: an answer for the customer, or a note that stays at the desk. */
export function Composer({ thread, draft: store, perform, handle = null }: ComposerParts) {
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
        <legend class="sr-only">{texts.whatToWrite}</legend>
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
            <span>{texts.composer[one].tab}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        key={kind}
        name={kind}
        label={texts.composer[kind].label}
        value={draft[kind]}
        rows={7}
        maxLength={10_000}
        fault={composer.fault}
        hint={
          kind === 'reply'
            ? texts.replyAnnounced(channels[thread.replyChannel] ?? '')
            : texts.noteHint
        }
        onChange={(_, text) => composer.changeText(text)}
      />
      {kind === 'reply' && (
        <FilePicker offered={thread.can.attach} uploaded={draft.files} uploads={composer.uploads} />
      )}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={composer.isBusy}>
          {composer.isBusy ? texts.sending : texts.composer[kind].send}
        </button>
        <span class="hint">{texts.textIsKept}</span>
      </div>
    </ScriptForm>
  );
}
