import { useEffect, useRef, useState } from 'preact/hooks';
import type { UploadedFile } from '../attachments/uploads.browser.ts';

/** What an agent is writing on a ticket; it stays in this browser until the server has it. */
export type DeskDraft = { reply: string; note: string; files: UploadedFile[]; formToken: string };

const placeOf = (code: string) => `pasokh-desk-${code}`;
const empty = (): DeskDraft => ({ reply: '', note: '', files: [], formToken: '' });

function read(code: string): DeskDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(placeOf(code)) ?? 'null') as DeskDraft | null;
    return { ...empty(), ...kept };
  } catch {
    return empty();
  }
}

function keep(code: string, draft: DeskDraft) {
  try {
    const isEmpty = !draft.reply && !draft.note && draft.files.length === 0;
    if (isEmpty) localStorage.removeItem(placeOf(code));
    else localStorage.setItem(placeOf(code), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the page itself still holds every word.
  }
}

/** The draft on one ticket, kept at every change. */
export function useDeskDraft(code: string) {
  const [draft, setDraft] = useState<DeskDraft>(empty);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = read(code);
    setDraft(latest.current);
  }, [code]);
  const change = (next: Partial<DeskDraft>) => {
    latest.current = { ...latest.current, ...next };
    keep(code, latest.current);
    setDraft(latest.current);
  };
  return {
    draft,
    latest,
    change,
    /** Ties uploads to the reply that will take them. */
    formToken() {
      if (!latest.current.formToken) change({ formToken: crypto.randomUUID() });
      return latest.current.formToken;
    },
  };
}

export type DraftOnTicket = ReturnType<typeof useDeskDraft>;
