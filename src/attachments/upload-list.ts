/** A file that is on its way to the server, or that failed on it. */
export type Upload = {
  key: number;
  name: string;
  /** 0 to 1 while it is sent; null once it has failed. */
  progress: number | null;
  fault: string | null;
  /** Set where the file itself was refused: sent again, it would be refused again. */
  isRefused?: true | undefined;
  /** Address of a small picture of it, where the browser can draw it. */
  preview?: string | undefined;
  /** Set while it waits to be sent again by itself. */
  isWaiting?: true | undefined;
};

/** What happens to uploads; one that arrived or was stopped is removed from the list. */
export type UploadEvent =
  | { kind: 'added'; key: number; name: string }
  | { kind: 'started'; key: number }
  | { kind: 'progressed'; key: number; progress: number }
  | { kind: 'waiting'; key: number }
  | { kind: 'drawn'; key: number; preview: string }
  | { kind: 'failed'; key: number; fault: string; isRefused?: boolean }
  | { kind: 'removed'; key: number };

/** The list after an event; pure. */
export function reduceUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  const change = (part: Partial<Upload>) =>
    uploads.map((one) => (one.key === event.key ? { ...one, ...part } : one));
  switch (event.kind) {
    case 'added':
      return [...uploads, { key: event.key, name: event.name, progress: 0, fault: null }];
    case 'started':
      return change({ progress: 0, fault: null });
    case 'progressed':
      return change({ progress: event.progress, isWaiting: undefined });
    case 'waiting':
      return change({ progress: 0, isWaiting: true });
    case 'drawn':
      return change({ preview: event.preview });
    case 'failed':
      return change({
        progress: null,
        fault: event.fault,
        isWaiting: undefined,
        isRefused: event.isRefused || undefined,
      });
    case 'removed':
      return uploads.filter(({ key }) => key !== event.key);
  }
}
