import { useLayoutEffect, useState } from 'preact/hooks';
import type { SavedRepliesAnswer, SavedReply } from '#shared/contract/desk/replies.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { deskLimits, ticketLimits } from '#shared/fields/size-limits.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { TextArea, TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { ApiFault } from '../../api/client.browser.ts';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { useKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import { ConfirmDialog } from '../admin/confirm-dialog.browser.tsx';
import { typeInto } from '../composer/type-into.browser.ts';
import { addReply, changeReply, removeReply } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { placeholderTitles } from '../texts/placeholders.ts';
import * as texts from '../texts/replies.ts';
import { placeholders } from './placeholders.ts';

type Props = {
  /** Null where a new one is written. */
  reply: SavedReply | null;
  canShare: SavedRepliesAnswer['canShare'];
  onFault: OnFault;
  onSaved(said: string): Promise<void>;
  onClose(): void;
};

const titleName = 'reply-title';
const textName = 'reply-text';

/** Writes or changes a saved reply, or deletes it. */
export function ReplyForm({ reply, canShare, onFault, onSaved, onClose }: Props) {
  const kept = useKeptTexts(`reply-${reply?.id ?? 'new'}`);
  const {
    title = reply?.title ?? '',
    text = reply?.text ?? '',
    /** `own`, `all`, or the id of a department behind a colon. */
    sharing = reply?.department ? `:${reply.department.id}` : (reply?.sharing ?? 'own'),
  } = kept.draft;
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isRemoving, setRemoving] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  useLayoutEffect(() => focusAtOnce(inputId(titleName)), []);

  async function run(send: () => Promise<unknown>, said: string) {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await send();
      kept.clear({});
      await onSaved(said);
    } catch (thrown) {
      const words = onFault(thrown);
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      setFaults(Object.keys(inFields).length > 0 ? inFields : { text: words });
      setIsBusy(false);
    }
  }

  function save() {
    if (isBlank(title)) return setFaults({ title: texts.titleMissing });
    if (isBlank(text)) return setFaults({ text: texts.textMissing });
    const department = sharing.startsWith(':') ? sharing.slice(1) : null;
    const body = {
      title,
      text,
      sharing: department ? ('department' as const) : sharing === 'all' ? 'all' : 'own',
      department,
    } as const;
    void run(() => (reply ? changeReply(reply.id, body) : addReply(body)), texts.saved);
  }

  const choices = canShare.departments.length > 0 || canShare.all;
  return (
    <>
      <ScriptForm
        class="form desk-reply-form"
        onSubmit={save}
        onKeyDown={(event) => {
          if (event.code !== 'Escape') return;
          event.preventDefault();
          onClose();
        }}
      >
        <TextInput
          name={titleName}
          label={texts.title}
          value={title}
          maxLength={deskLimits.replyTitle}
          hint={texts.titleHint}
          fault={faults.title}
          onChange={(_, value) => kept.change({ title: value })}
        />
        <TextArea
          name={textName}
          label={texts.text}
          value={text}
          maxLength={ticketLimits.text}
          hint={<bdi>{texts.placeholdersHint}</bdi>}
          fault={faults.text}
          onChange={(_, value) => kept.change({ text: value })}
        />
        <fieldset class="desk-placeholders">
          <legend class="sr-only">{texts.placeholdersLabel}</legend>
          {placeholders.map((name) => (
            <button
              key={name}
              class="desk-chip-button"
              type="button"
              onClick={() => typeInto(inputId(textName), `{${name}}`)}
            >
              {placeholderTitles[name]} <bdi>{`{${name}}`}</bdi>
            </button>
          ))}
        </fieldset>
        {choices && (
          <label class="field desk-sharing">
            <span class="label">{texts.sharing}</span>
            <select
              class="input"
              value={sharing}
              onChange={(event) => kept.change({ sharing: event.currentTarget.value })}
            >
              <option value="own">{texts.sharings.own}</option>
              {canShare.departments.map(({ id, title: name }) => (
                <option key={id} value={`:${id}`}>
                  {texts.sharedWithDepartment(name)}
                </option>
              ))}
              {canShare.all && <option value="all">{texts.sharings.all}</option>}
            </select>
            {(faults.sharing || faults.department) && (
              <span class="problem" role="alert">
                {faults.sharing ?? faults.department}
              </span>
            )}
          </label>
        )}
        <div class="desk-form-buttons">
          <button class="button button-small" type="submit" aria-disabled={isBusy}>
            {texts.save}
          </button>
          <button
            class="button button-quiet button-small"
            type="button"
            onClick={() => {
              kept.clear({});
              onClose();
            }}
          >
            {texts.cancel}
          </button>
          {reply && (
            <button
              class="button button-danger button-small"
              type="button"
              onClick={() => setRemoving(true)}
            >
              {texts.remove}
            </button>
          )}
        </div>
      </ScriptForm>
      {isRemoving && reply && (
        <ConfirmDialog
          title={texts.removeReply}
          text={texts.confirmRemove(reply.title)}
          act={texts.removeNow}
          isDangerous
          onConfirm={async () => {
            try {
              await removeReply(reply.id);
              kept.clear({});
              await onSaved(texts.removed);
              return null;
            } catch (thrown) {
              return onFault(thrown);
            }
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </>
  );
}
