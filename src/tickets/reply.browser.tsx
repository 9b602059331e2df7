import { sending } from '#shared/contract/texts/actions.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import { replyWords, type Thread } from '#shared/contract/tickets.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { FilePicker } from '../attachments/file-picker.browser.tsx';
import { useReply } from './use-reply.browser.ts';

/** The customer's next message; nothing where none can be written. */
export function Reply({ thread, onDone }: { thread: Thread; onDone(): Promise<void> }) {
  const { can } = thread;
  const reply = useReply(thread, onDone);
  if (!can.reply) return null;
  return (
    <ScriptForm
      class="form reply"
      id="reply"
      onSubmit={() => {
        reply.send();
      }}
    >
      <TextArea
        name="reply-text"
        label={ticketTexts.yourMessage}
        rows={4}
        value={reply.draft.text}
        hint={replyWords[can.replyLeadsTo]}
        fault={reply.fault}
        onChange={(_, text) => reply.changeText(text)}
      />
      <FilePicker offered={can.attach} uploaded={reply.draft.files} uploads={reply.uploads} />
      <div class="actions">
        <button class="button" type="submit" aria-disabled={reply.isSending}>
          {reply.isSending ? sending : ticketTexts.sendMessage}
        </button>
      </div>
    </ScriptForm>
  );
}
