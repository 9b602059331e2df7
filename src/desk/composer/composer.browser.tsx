import type { Ref } from 'preact';
import { useImperativeHandle, useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { MarkedUpText } from '#shared/forms/marked-up-text.tsx';
import { hasMarkup } from '#shared/forms/message-markup.ts';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { FilePicker } from '../../attachments/file-picker.browser.tsx';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { later } from '../shell/later.browser.tsx';
import { useMedia } from '../shell/use-media.browser.ts';
import { channels } from '../texts/beside.ts';
import * as texts from '../texts/thread.ts';
import * as writing from '../texts/writing.ts';
import type { Perform } from '../thread/use-thread.browser.ts';
import { AskUnfilled } from './ask-unfilled.browser.tsx';
import { type DraftOnTicket, hasContent } from './draft.browser.ts';
import { hasFiles } from './dropped-files.browser.ts';
import { type ComposerKind, useComposer } from './use-composer.browser.ts';

const MentionList = later(() =>
  import('../owning/mention-list.browser.tsx').then((loaded) => loaded.MentionList),
);
const WritingTools = later(() =>
  import('./writing-tools.browser.tsx').then((loaded) => loaded.WritingTools),
);
const Suggestions = later(() =>
  import('../suggest/suggestions.browser.tsx').then((loaded) => loaded.Suggestions),
);

const StaleSend = later(() =>
  import('../undo/stale-send.browser.tsx').then((loaded) => loaded.StaleSend),
);

/** Opens the composer for a reply or a note and focuses it. */
export type ComposerHandle = { open(kind: ComposerKind): void };

const kinds: readonly ComposerKind[] = ['reply', 'note'];

/** From here on suggestions have a place in the column beside the messages. */
const wideEnough = '(min-width: 90rem)';

type Props = {
  thread: DeskThread;
  draft: DraftOnTicket;
  perform: Perform;
  /** Opens the next ticket of the list; null where there is none. */
  onNext?: (() => void) | null;
  handle?: Ref<ComposerHandle>;
};

/**
 * Where the agent writes: an answer for the customer, or a note that stays at the desk. On a phone it is one line until
 * it is touched. Ctrl or ⌘ with Enter presses the first button.
 */
export function Composer({ thread, draft: store, perform, onNext = null, handle = null }: Props) {
  const composer = useComposer(thread, store, perform);
  const { kind, draft } = composer;
  const [isTouched, setTouched] = useState(false);
  useImperativeHandle(handle, () => ({ open: composer.open }));
  const goesOn = kind === 'reply' && onNext !== null;
  const hasColumn = useMedia(wideEnough);
  const [areSuggestionsOpen, setSuggestionsOpen] = useState(false);
  const [isOver, setOver] = useState(false);
  const sendFirst = () => composer.send(goesOn ? onNext : undefined);

  const dropFiles = (event: DragEvent) => {
    setOver(false);
    if (event.defaultPrevented || !hasFiles(event)) return;
    event.preventDefault();
    if (kind === 'note') return composer.say(writing.noFilesInNotes);
    if (thread.can.attach) composer.uploads.add([...(event.dataTransfer?.files ?? [])]);
  };

  return (
    <>
      {areSuggestionsOpen && !hasColumn && (
        <Suggestions thread={thread} onClose={() => setSuggestionsOpen(false)} />
      )}
      <ScriptForm
        class="form desk-composer"
        data-kind={kind}
        data-open={isTouched || hasContent(draft) || composer.fault ? '' : undefined}
        onFocusIn={() => setTouched(true)}
        onKeyDown={(event) => {
          if (event.code !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          sendFirst();
        }}
        onSubmit={sendFirst}
        data-over={isOver ? '' : undefined}
        onDragOver={(event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={(event) => {
          const to = event.relatedTarget;
          if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
        }}
        onDrop={dropFiles}
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
          <span class="hint">
            {kind === 'reply'
              ? texts.replyAnnounced(channels[thread.replyChannel] ?? '')
              : texts.noteHint}
          </span>
        </fieldset>
        <TextArea
          key={kind}
          name={kind}
          label={texts.composer[kind].label}
          value={draft[kind]}
          rows={3}
          maxLength={10_000}
          fault={composer.fault}
          onChange={(_, text) => composer.changeText(text)}
        />
        {kind === 'note' && draft.note.includes('@') && (
          <MentionList code={thread.code} text={draft.note} inputId="field-note" />
        )}
        <WritingTools
          thread={thread}
          kind={kind}
          text={draft[kind]}
          onReply={composer.putInReply}
          areSuggestionsOpen={areSuggestionsOpen}
          onSuggestions={hasColumn ? null : () => setSuggestionsOpen(!areSuggestionsOpen)}
        />
        {hasMarkup(draft[kind]) && <Preview text={draft[kind]} />}
        {composer.empty && (
          <AskUnfilled
            titles={composer.empty.titles}
            onSend={composer.sendWithEmpty}
            onBack={composer.backToText}
          />
        )}
        {composer.stale.isStale && kind === 'reply' && (
          <StaleSend
            {...composer.stale}
            now={thread.now}
            onConfirm={composer.sendAnyway}
            onCancel={composer.stale.stopAsking}
          />
        )}
        {isOver && <p class="desk-drop-hint">{writing.dropHere}</p>}
        <div class="desk-send">
          <button class="button" type="submit" aria-disabled={composer.isBusy}>
            {composer.isBusy
              ? texts.sending
              : goesOn
                ? texts.sendAndNext
                : texts.composer[kind].send}
            <CommandKey of="Mod+Enter" />
          </button>
          {goesOn && (
            <button
              class="button button-quiet"
              type="button"
              aria-disabled={composer.isBusy}
              onClick={() => composer.send()}
            >
              {texts.composer.reply.send}
            </button>
          )}
          <span class="hint">{hasContent(draft) && texts.textIsKept}</span>
        </div>
        {kind === 'reply' && (
          <FilePicker
            offered={thread.can.attach}
            uploaded={draft.files}
            uploads={composer.uploads}
          />
        )}
      </ScriptForm>
    </>
  );
}

/** The text as it will be read, where its signs mean a list, a link and the like. */
const Preview = ({ text }: { text: string }) => (
  <section class="desk-preview" aria-label={texts.preview}>
    <p class="hint">{texts.preview}</p>
    <div class="message-text">
      <MarkedUpText text={text} />
    </div>
  </section>
);
