import { useRef, useState } from 'preact/hooks';
import { fileLimits } from '#shared/fields/size-limits.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { answerOf, api, sayFault } from '../api/client.browser.ts';
import { formToken, type UploadEndpoint, uploadFile } from '../api/upload.browser.ts';
import { redrawPicture } from './redraw-picture.browser.ts';
import type { UploadedFile } from './uploaded-file.browser.ts';

export type Upload = {
  key: number;
  name: string;
  byteCount: number;
  /** 0 to 1 while on its way; null once it has arrived or failed. */
  progress: number | null;
  fault: string | null;
  kept: UploadedFile | null;
};

type Pending = { file: File; stop: AbortController };

/**
 * Files of one form: each goes up by itself at once, can be stopped, tried again and taken back.
 * `onUploaded` is told of those that have arrived.
 */
export function useUploads(
  token: () => string,
  kept: readonly UploadedFile[],
  onUploaded: (files: UploadedFile[]) => void,
  to?: UploadEndpoint,
) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [fault, setFault] = useState<string>();
  const pending = useRef(new Map<number, Pending>());
  const nextKey = useRef(1);
  const arrived = useRef<readonly UploadedFile[]>(kept);
  arrived.current = kept;

  const change = (key: number, next: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));

  async function send(key: number, file: File) {
    const stop = new AbortController();
    pending.current.set(key, { file, stop });
    change(key, { progress: 0, fault: null });
    try {
      const { blob, name } = await redrawPicture(file);
      if (blob.size > fileLimits.bytesEach) throw new Error('too large');
      const answer = await uploadFile(
        blob,
        { name, token: token(), signal: stop.signal, ...(to && { to }) },
        (progress) => change(key, { progress }),
      );
      pending.current.delete(key);
      setUploads((all) => all.filter((one) => one.key !== key));
      const { id, name: shown, byteCount } = answer;
      onUploaded([...arrived.current, { id, name: shown, byteCount }]);
    } catch (thrown) {
      const isTooLarge = thrown instanceof Error && thrown.message === 'too large';
      change(key, {
        progress: null,
        fault: isTooLarge
          ? 'این فایل بزرگ‌تر از ۵ مگابایت است؛ آن را کوچک‌تر کنید.'
          : sayFault(thrown),
      });
    }
  }

  function add(files: readonly File[]) {
    const room = fileLimits.files - arrived.current.length - uploads.length;
    setFault(
      files.length > room
        ? `حداکثر ${toPersianDigits(fileLimits.files)} فایل می‌توانید پیوست کنید.`
        : undefined,
    );
    for (const file of files.slice(0, Math.max(0, room))) {
      const key = nextKey.current++;
      const { name, size: byteCount } = file;
      setUploads((all) => [...all, { key, name, byteCount, progress: 0, fault: null, kept: null }]);
      void send(key, file);
    }
  }

  return {
    uploads,
    fault,
    isBusy: uploads.some(({ progress }) => progress !== null),
    add,
    retry(key: number) {
      const waiting = pending.current.get(key);
      if (waiting) void send(key, waiting.file);
    },
    stop(key: number) {
      pending.current.get(key)?.stop.abort();
      pending.current.delete(key);
      setUploads((all) => all.filter((one) => one.key !== key));
    },
    remove(id: string) {
      onUploaded(arrived.current.filter((file) => file.id !== id));
      // Whatever comes of it: files that no ticket takes are swept.
      answerOf(
        api.attachments[':id'].$delete({ param: { id } }, { headers: { [formToken]: token() } }),
      ).catch(() => {});
    },
  };
}

export type Uploads = ReturnType<typeof useUploads>;
