import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ApiFault, codeOf, describeFault } from '../api/answers.browser.ts';
import { offlineSentence, useBackOnline } from '../api/online.browser.ts';
import type { UploadEndpoint } from '../api/upload.browser.ts';
import { usePreviews } from './previews.browser.ts';
import * as texts from './texts.ts';
import { reduceUploads, type Upload } from './upload-list.ts';
import type { UploadedFile } from './uploaded-file.browser.ts';

/** The uploads of one form, and all that can be done with them. */
export type Uploads = {
  /** Files on their way, and those that failed. */
  uploads: readonly Upload[];
  /** Why some of the last files were not taken at all. */
  fault: string | undefined;
  /** True while a file is being sent. */
  isBusy: boolean;
  /** Addresses of small pictures of files that arrived since the page was opened, by their ids. */
  previews: ReadonlyMap<string, string>;
  add(files: readonly File[]): void;
  /** Sends a file again that failed. */
  retry(key: number): void;
  /** Aborts an upload or drops a failed one. */
  stop(key: number): void;
  /** Takes back a file that has arrived, by its id. */
  remove(id: string): void;
};

/**
 * Uploads the files of one form, each by itself as soon as it is added. `token` ties them to the form,
 * `uploaded` are those that have arrived, and `onUploaded` gets them anew whenever one comes or goes.
 * @param options.isHeld The form itself is being sent: a file waits until it is known whether that has taken the
 * token, for it belongs to what is written next then.
 */
export function useUploads(
  token: () => string,
  uploaded: readonly UploadedFile[],
  onUploaded: (files: UploadedFile[]) => void,
  { endpoint, isHeld = false }: { endpoint?: UploadEndpoint; isHeld?: boolean } = {},
): Uploads {
  const [uploads, dispatch] = useReducer(reduceUploads, []);
  const [fault, setFault] = useState<string>();
  const pending = useRef(new Map<number, { file: File; stop: AbortController }>());
  const nextKey = useRef(1);
  const arrived = useRef(uploaded);
  arrived.current = uploaded;
  const previews = usePreviews();
  const held = useRef(new Set<number>());
  const isHeldNow = useRef(isHeld);
  isHeldNow.current = isHeld;

  async function send(key: number, file: File) {
    const stop = new AbortController();
    pending.current.set(key, { file, stop });
    dispatch({ kind: 'started', key });
    if (isHeldNow.current) return void held.current.add(key);
    try {
      const { redrawPicture, sendWhenFree, uploadFile } = await sending();
      const { blob, name, isDrawn } = await redrawPicture(file);
      const preview = isDrawn ? previews.make(blob) : undefined;
      if (preview) dispatch({ kind: 'drawn', key, preview });
      if (blob.size > fileLimits.bytesEach)
        return dispatch({ kind: 'failed', key, fault: texts.tooLarge, isRefused: true });
      const formToken = token();
      const { id, byteCount, ...answer } = await sendWhenFree(
        () =>
          uploadFile(
            blob,
            { name, token: formToken, signal: stop.signal, to: endpoint },
            (progress) => dispatch({ kind: 'progressed', key, progress }),
          ),
        { signal: stop.signal, onWait: () => dispatch({ kind: 'waiting', key }) },
      );
      pending.current.delete(key);
      if (preview) previews.keep(id, preview);
      dispatch({ kind: 'removed', key });
      // The form began anew meanwhile, and would be refused with a file of the one before.
      if (token() !== formToken) return deleteUpload(id, formToken);
      arrived.current = [...arrived.current, { id, name: answer.name, byteCount }];
      onUploaded([...arrived.current]);
    } catch (thrown) {
      if (stop.signal.aborted) return;
      dispatch({
        kind: 'failed',
        key,
        fault: describeFault(thrown),
        isRefused: refusesFile(thrown),
      });
    }
  }

  // A browser does not ask again for code that once did not come: it is fetched while the form is being filled.
  useEffect(() => {
    const fetchCode = () => void sending().catch(() => {});
    document.addEventListener('input', fetchCode, { once: true });
    return () => document.removeEventListener('input', fetchCode);
  }, []);

  useEffect(() => {
    if (isHeld) return;
    const keys = [...held.current];
    held.current.clear();
    // A file that was taken out meanwhile is no longer pending.
    for (const key of keys) retry(key);
  }, [isHeld]);

  useBackOnline(() => {
    for (const { key, fault } of uploads) if (fault === offlineSentence) retry(key);
  });

  function retry(key: number) {
    const failed = pending.current.get(key);
    if (failed) void send(key, failed.file);
  }

  return {
    uploads,
    previews: previews.kept,
    fault,
    isBusy: uploads.some(({ progress }) => progress !== null),
    add(files) {
      const free = Math.max(0, fileLimits.files - arrived.current.length - uploads.length);
      setFault(files.length > free ? texts.tooMany(toPersianDigits(fileLimits.files)) : undefined);
      for (const file of files.slice(0, free)) {
        const key = nextKey.current++;
        dispatch({ kind: 'added', key, name: file.name });
        void send(key, file);
      }
    },
    retry,
    stop(key) {
      pending.current.get(key)?.stop.abort();
      pending.current.delete(key);
      dispatch({ kind: 'removed', key });
    },
    remove(id) {
      onUploaded(arrived.current.filter((file) => file.id !== id));
      deleteUpload(id, token());
    },
  };
}

/** Whether the server refuses this file for what it is, so that only another one can be sent. */
const refusesFile = (fault: unknown) =>
  fault instanceof ApiFault &&
  /^(?:file_type_refused|file_too_large|image_too_large|too_many_files|file_quota_reached)$/.test(
    fault.code,
  );

/** What sends a file and takes it back, fetched once the form is there. @throws ApiFault */
const sending = () => codeOf(import('./send-file.browser.ts'));

/** Deletes a file at the server; where that fails, files that no ticket takes are swept there later. */
const deleteUpload = (id: string, token: string) =>
  void sending()
    .then((sends) => sends.deleteUpload(id, token))
    .catch(() => {});
