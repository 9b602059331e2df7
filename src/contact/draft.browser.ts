import type { Typed } from '#shared/forms/contact-form-model.ts';
import { type UploadedFile, uploadedFilesIn } from '../attachments/uploaded-file.browser.ts';
import { isRecord, readStored, writeStored } from '../drafts/storage.browser.ts';
import { useDraft } from '../drafts/use-draft.browser.ts';

/** A request that is not sent yet: what was typed, uploaded files, and the request's key. */
export type RequestDraft = {
  typed: Typed;
  /** Random, 122 bits; Idempotency-Key and Form-Token at once (R36). */
  key: string;
  files: UploadedFile[];
};

const storageKeyOf = (typeId: string) => `pasokh-draft-${typeId}`;

const newKey = () => crypto.randomUUID();

function parseDraft(stored: unknown): RequestDraft | null {
  if (!isRecord(stored) || typeof stored.key !== 'string' || !stored.key) return null;
  return { typed: typedIn(stored.typed), key: stored.key, files: uploadedFilesIn(stored.files) };
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
  const storageKey = storageKeyOf(typeId);
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
  const { draft, latest, change, clear } = useDraft<RequestDraft>({
    storageKey: storageKeyOf(typeId),
    empty: () => ({ typed: typedBefore, key: newKey(), files: [] }),
    parse(stored) {
      const parsed = parseDraft(stored);
      return parsed && { ...parsed, typed: { ...parsed.typed, ...typedBefore } };
    },
    isEmpty: () => false,
  });
  return {
    draft,
    latest,
    type: (name: string, value: string) =>
      change({ typed: { ...latest.current.typed, [name]: value } }),
    setFiles: (files: UploadedFile[]) => change({ files }),
    /** Makes the same words a request of its own. */
    renewKey: () => change({ key: newKey(), files: [] }),
    forget: () => clear({ typed: {}, key: newKey(), files: [] }),
  };
}
