import { useEffect, useRef, useState } from 'preact/hooks';
import type { Typed } from '#shared/forms/contact-form-model.ts';
import type { UploadedFile } from '../attachments/uploads.browser.ts';

/** What is kept in this browser until the server has confirmed: words, files, and the request's key. */
export type Draft = { typed: Typed; key: string; files: UploadedFile[] };

const placeOf = (typeId: string) => `pasokh-draft-${typeId}`;

/** 128 bits of chance and more: it is Idempotency-Key and Form-Token at once. */
export const newKey = () => crypto.randomUUID();

function read(typeId: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(typeId)) ?? 'null') as Draft | null;
    return kept?.key ? kept : null;
  } catch {
    return null;
  }
}

function keep(typeId: string, draft: Draft | null) {
  try {
    if (draft) localStorage.setItem(placeOf(typeId), JSON.stringify(draft));
    else localStorage.removeItem(placeOf(typeId));
  } catch {
    // Storage is full or forbidden: the page itself still holds every word.
  }
}

/**
 * Hands a draft over to another request type's form, which takes the boxes that it has too; what
 * stands there already stays. Answers whether the files went along: they belong to the key that they
 * came in under, so it goes with them.
 */
export function handOver(typeId: string, { typed: words, key, files }: Draft): boolean {
  const there = read(typeId);
  const written = Object.entries(there?.typed ?? {}).filter(([, value]) => value);
  const typed = { ...words, ...Object.fromEntries(written) };
  const takesFiles = files.length > 0 && !there?.files.length;
  keep(
    typeId,
    takesFiles
      ? { typed, key, files }
      : { typed, key: there?.key ?? newKey(), files: there?.files ?? [] },
  );
  return takesFiles;
}

/** A draft that outlives reloads, faults and lost connections. `typedBefore` came before any script. */
export function useDraft(typeId: string, typedBefore: Typed) {
  const [draft, setDraft] = useState<Draft>({ typed: typedBefore, key: '', files: [] });
  const latest = useRef(draft);
  const change = (next: Partial<Draft>) => {
    latest.current = { ...latest.current, ...next };
    keep(typeId, latest.current);
    setDraft(latest.current);
  };
  // Read after the first picture, which must equal the built page.
  useEffect(() => {
    const kept = read(typeId);
    latest.current = {
      typed: { ...kept?.typed, ...typedBefore },
      key: kept?.key ?? newKey(),
      files: kept?.files ?? [],
    };
    setDraft(latest.current);
  }, []);
  return {
    draft,
    latest,
    type: (name: string, value: string) =>
      change({ typed: { ...latest.current.typed, [name]: value } }),
    setFiles: (files: UploadedFile[]) => change({ files }),
    /** The same words as a request of its own. */
    renewKey: () => change({ key: newKey(), files: [] }),
    forget: () => {
      keep(typeId, null);
      latest.current = { typed: {}, key: newKey(), files: [] };
      setDraft(latest.current);
    },
  };
}
