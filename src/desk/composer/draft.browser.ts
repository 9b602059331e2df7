import { type UploadedFile, uploadedFilesIn } from '../../attachments/uploaded-file.browser.ts';
import { isRecord, textIn } from '../../drafts/storage.browser.ts';
import { useDraft } from '../../drafts/use-draft.browser.ts';

/** What an agent has written on a ticket and not sent yet. */
export type DeskDraft = {
  reply: string;
  note: string;
  files: UploadedFile[];
  /** Ties uploads to the reply that will take them; empty until the first upload. */
  formToken: string;
};

const emptyDraft = (): DeskDraft => ({ reply: '', note: '', files: [], formToken: '' });

/** True where the agent wrote or attached anything. */
export const hasContent = ({ reply, note, files }: DeskDraft) =>
  Boolean(reply || note) || files.length > 0;

/** How the draft of a ticket is stored. */
export const deskDraftOf = (code: string) => ({
  storageKey: `pasokh-desk-${code}`,
  empty: emptyDraft,
  parse: (stored: unknown): DeskDraft | null =>
    isRecord(stored)
      ? {
          reply: textIn(stored.reply),
          note: textIn(stored.note),
          files: uploadedFilesIn(stored.files),
          formToken: textIn(stored.formToken),
        }
      : null,
  isEmpty: (next: DeskDraft) => !hasContent(next),
});

/** The draft on one ticket, stored in this browser at every change. */
export function useDeskDraft(code: string) {
  const { draft, latest, change } = useDraft<DeskDraft>(deskDraftOf(code));
  return {
    draft,
    latest,
    change,
    /** The token of the next upload, made with the first one. */
    formToken() {
      if (!latest.current.formToken) change({ formToken: crypto.randomUUID() });
      return latest.current.formToken;
    },
  };
}

/** The draft of a ticket with what changes it. */
export type DraftOnTicket = ReturnType<typeof useDeskDraft>;
