import { useLayoutEffect } from 'preact/hooks';
import type { Typed } from '#shared/forms/contact-form-model.ts';
import { type UploadedFile, uploadedFilesIn } from '../attachments/uploaded-file.browser.ts';
import { useDraftSlot } from '../drafts/draft-slot.browser.ts';
import { isRecord, readStored, textIn, writeStored } from '../drafts/storage.browser.ts';
import { storedKeys } from '../drafts/stored-keys.browser.ts';
import { unsentInputs } from '../drafts/unsent-text.ts';
import { useDraft } from '../drafts/use-draft.browser.ts';
import { draftKeyOf } from './draft-key.ts';

/** A request that the server has not taken for good: what was typed, uploaded files, and the request's key. */
export type RequestDraft = {
  typed: Typed;
  /** Random, 122 bits; Idempotency-Key and Form-Token at once (R36). */
  key: string;
  files: UploadedFile[];
  /** What it was sent as, where the request waits for a proof; it is kept until then (R72). */
  sent?: SentWords | undefined;
};

/** The tracking code of a request that was sent, and what its inputs held. */
export type SentWords = { code: string; typed: Typed };

const newKey = () => crypto.randomUUID();

function parseDraft(stored: unknown): RequestDraft | null {
  if (!isRecord(stored) || typeof stored.key !== 'string' || !stored.key) return null;
  const { sent } = stored;
  return {
    typed: typedIn(stored.typed),
    key: stored.key,
    files: uploadedFilesIn(stored.files),
    ...(isRecord(sent) && { sent: { code: textIn(sent.code), typed: typedIn(sent.typed) } }),
  };
}

const typedIn = (stored: unknown): Typed =>
  Object.fromEntries(
    Object.entries(isRecord(stored) ? stored : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

/**
 * Moves a draft to the form of another request type, which has some of the same boxes; what is stored
 * for that type already stays. True where the files went along: they belong to the key that they were
 * uploaded under, so it goes with them.
 */
export function moveDraft(typeId: string, { typed: words, key, files }: RequestDraft): boolean {
  const storageKey = draftKeyOf(typeId);
  const there = readStored(storageKey, parseDraft);
  const written = Object.entries(there?.typed ?? {}).filter(([, value]) => value);
  const typed = { ...words, ...Object.fromEntries(written) };
  const takesFiles = files.length > 0 && !there?.files.length;
  writeStored(
    storageKey,
    takesFiles
      ? { typed, key, files }
      : { typed, key: there?.key ?? newKey(), files: there?.files ?? [] },
  );
  return takesFiles;
}

/** The draft of one request type. `typedBefore` was typed before any script ran and wins over what is stored. */
export function useRequestDraft(typeId: string, typedBefore: Typed) {
  const mainKey = draftKeyOf(typeId);
  const slot = useDraftSlot(mainKey, parseDraft);
  const {
    draft,
    latest,
    change: store,
    clear,
  } = useDraft<RequestDraft>({
    storageKey: slot.storageKey,
    isReady: slot.isReady,
    empty: () => ({ typed: typedBefore, key: newKey(), files: [] }),
    parse(stored) {
      const parsed = parseDraft(stored);
      return parsed && { ...parsed, typed: { ...parsed.typed, ...typedBefore } };
    },
    isEmpty: () => false,
  });
  const change = (part: Partial<RequestDraft>) => {
    slot.remember();
    store(part);
  };
  // A reload before the next key would lose what no script saw typed.
  useLayoutEffect(() => {
    if (slot.isReady && Object.values(typedBefore).some(Boolean)) change({});
  }, [slot.isReady]);
  const forget = () => clear({ typed: {}, key: newKey(), files: [] });
  return {
    draft,
    latest,
    slot,
    type: (name: string, value: string) =>
      change({ typed: { ...latest.current.typed, [name]: value } }),
    setFiles: (files: UploadedFile[]) => change({ files }),
    /** Begins a draft with the words of another one; its files are that one's alone. */
    copyWords: ({ typed }: RequestDraft) => change({ typed }),
    /** Makes the same words a request of its own. */
    renewKey: () => change({ key: newKey(), files: [], sent: undefined }),
    forget,
    /** The server has these words, and waits for a proof. */
    markSent: (sent: SentWords) => change({ sent }),
    /** No proof is waited for any more: the words stand as they did before they were sent. */
    unmarkSent: () => change({ sent: undefined }),
    /**
     * The server has taken a request for good: these `words`, or those that this draft was sent as. What was
     * typed meanwhile begins the next draft; a draft that is none of that request's stays as it is.
     */
    settle(code: string, words?: Typed) {
      forgetElsewhere(mainKey, slot.storageKey, code);
      const own = latest.current.sent?.code === code ? latest.current.sent.typed : undefined;
      const sent = words ?? own;
      if (!sent) return;
      const typed = unsentInputs(latest.current.typed, sent, ['title', 'text']);
      if (Object.values(typed).some(Boolean))
        change({ typed, key: newKey(), files: [], sent: undefined });
      else forget();
    },
  };
}

/** Deletes what other tabs keep of a request that the server has taken for good. */
function forgetElsewhere(mainKey: string, own: string, code: string) {
  for (const key of storedKeys(mainKey))
    if (key !== own && readStored(key, parseDraft)?.sent?.code === code) writeStored(key, null);
}

/** The draft of one form, and all that can be done with it. */
export type RequestDraftStore = ReturnType<typeof useRequestDraft>;
