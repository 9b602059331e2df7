import { type UploadedFile, uploadedFilesIn } from '../attachments/uploaded-file.browser.ts';
import { isRecord, textIn } from '../drafts/storage.browser.ts';
import { useDraft } from '../drafts/use-draft.browser.ts';

/** A customer's next message in a thread; `key` is its Idempotency-Key and the form token of its files. */
type ReplyDraft = { text: string; key: string; files: UploadedFile[] };

const newDraft = (text: string): ReplyDraft => ({ text, key: crypto.randomUUID(), files: [] });

/** The draft on one ticket, stored in this browser at every change. */
export function useReplyDraft(code: string) {
  const { draft, latest, change } = useDraft<ReplyDraft>({
    storageKey: `pasokh-reply-${code}`,
    empty: () => newDraft(''),
    parse: (stored) =>
      isRecord(stored) && textIn(stored.key)
        ? {
            text: textIn(stored.text),
            key: textIn(stored.key),
            files: uploadedFilesIn(stored.files),
          }
        : null,
    isEmpty: ({ text, files }) => !text && files.length === 0,
  });
  return {
    draft,
    latest,
    change,
    /** Begins another message with this text. */
    beginAnew: (text: string) => change(newDraft(text)),
  };
}
