import { useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import type { ThreadMessage } from '#shared/contract/tickets.ts';
import { inputId } from '#shared/forms/field-frame.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { useAction } from '../api/action.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import * as texts from './texts.ts';
import { splitOffMessage } from './tickets-api.browser.ts';

/** Makes a message that is a matter of its own a request of its own. */
export function SplitOff({ code, message }: { code: string; message: ThreadMessage }) {
  const [isOpen, setIsOpen] = useState(false);
  const [title, setTitle] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { busy, fault, run } = useAction();
  const name = `title-${message.id}`;
  const openerId = `split-off-${message.id}`;
  if (!isOpen) {
    return (
      <button
        type="button"
        id={openerId}
        class="button button-plain button-small split-off"
        onClick={() => {
          setIsOpen(true);
          focusOn(inputId(name));
        }}
      >
        {texts.splitOff}
      </button>
    );
  }
  return (
    <ScriptForm
      onSubmit={() => {
        run(async () => {
          const answer = await splitOffMessage(code, message.id, title, key);
          location.assign(pageUrl('request', answer.code));
        });
      }}
    >
      <TextInput
        name={name}
        label={texts.titleOfNew}
        value={title}
        fault={fault ?? undefined}
        onChange={(_, typed) => setTitle(typed)}
      />
      <div class="actions">
        <button class="button button-small" type="submit" aria-disabled={busy}>
          {texts.makeRequest}
        </button>
        <button
          type="button"
          class="button button-plain button-small"
          onClick={() => {
            setIsOpen(false);
            focusOn(openerId);
          }}
        >
          {actionTexts.cancel}
        </button>
      </div>
    </ScriptForm>
  );
}
