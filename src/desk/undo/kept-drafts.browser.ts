import type { HeldWords } from '#shared/contract/desk/held.ts';
import { uploadedFilesIn } from '../../attachments/uploaded-file.browser.ts';
import { isRecord, readStored, textIn, writeStored } from '../../drafts/storage.browser.ts';
import { type DeskDraft, deskDraftOf } from '../composer/draft.browser.ts';
import type { SentDraft } from './sent-act.browser.ts';

// What was written for a reply that is on its way stays on this device until the reply is gone, so that it can come back
// into the composer with its files.

const prefix = 'pasokh-desk-sent-';

/** Keeps what was sent by the id of its act. */
export const keepSent = (id: string, draft: SentDraft) => writeStored(prefix + id, draft);

const parse = (stored: unknown): SentDraft | null =>
  isRecord(stored)
    ? {
        text: textIn(stored.text),
        files: uploadedFilesIn(stored.files),
        formToken: textIn(stored.formToken),
      }
    : null;

/** Forgets what was sent for all acts but these. */
export function forgetSent(ids: ReadonlySet<string>) {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix) && !ids.has(key.slice(prefix.length)))
        localStorage.removeItem(key);
  } catch {
    // Closed in private windows: nothing was kept.
  }
}

/** The event by which a draft comes back to the thread that shows its ticket. */
export type DraftBack = CustomEvent<{ code: string; sent: SentDraft }>;
/** The name of `DraftBack`. */
export const draftBack = 'desk-draft-back';

const backPrefix = 'pasokh-desk-back-';

/**
 * Puts what was sent back before what has been written since: into the open thread, else into its stored draft. In one tab
 * once, for what the agent makes of it then stays.
 */
export function bringBack(code: string, id: string, words: HeldWords) {
  const mark = backPrefix + id;
  if (readStored(mark, (stored) => stored === true || null, 'session')) return;
  writeStored(mark, true, 'session');
  const sent = readStored(prefix + id, parse) ?? {
    ...{ text: words.text ?? '', files: [], formToken: '' },
  };
  const event = new CustomEvent(draftBack, { detail: { code, sent }, cancelable: true });
  if (!dispatchEvent(event)) return;
  const { storageKey, parse: parseDraft, empty } = deskDraftOf(code);
  writeStored(storageKey, withSent(readStored(storageKey, parseDraft) ?? empty(), sent));
}

/** A draft with what was sent in it again. Files keep to the form they were uploaded with, so one form's files stay. */
export function withSent(draft: DeskDraft, { text, files, formToken }: SentDraft): DeskDraft {
  const isThere = draft.reply.includes(text);
  const reply = isThere ? draft.reply : [text, draft.reply].filter(Boolean).join('\n\n');
  return draft.files.length > 0 || files.length === 0
    ? { ...draft, reply }
    : { ...draft, reply, files, formToken };
}
