import type {
  fileNameHeader,
  formTokenHeader,
  UploadAnswer,
} from '#shared/contract/attachments.ts';
import { ApiFault, faultOf } from './answers.browser.ts';
import * as texts from './texts.ts';

// Typed by the contract instead of imported from it, so that its schemas are not bundled.
/** Header that ties an upload to the form it belongs to. */
export const formToken: typeof formTokenHeader = 'Form-Token';
const fileName: typeof fileNameHeader = 'File-Name';

/** Where customers' files and agents' files are sent. */
export type UploadEndpoint = '/api/attachments' | '/api/desk/attachments';

/**
 * Sends one file for a form; `onProgress` gets the share that was sent (0 to 1), which `fetch` does not
 * report. @throws ApiFault; AbortError when stopped.
 */
export function uploadFile(
  file: Blob,
  {
    name,
    token,
    signal,
    to = '/api/attachments',
  }: { name: string; token: string; signal: AbortSignal; to?: UploadEndpoint | undefined },
  onProgress: (share: number) => void,
): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.setRequestHeader(formToken, token);
    request.setRequestHeader(fileName, encodeURIComponent(name));
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const response = new Response(request.responseText || null, { status: request.status });
      if (response.ok) resolve(JSON.parse(request.responseText));
      else faultOf(response).then(reject, reject);
    };
    request.onerror = () =>
      reject(
        new ApiFault({
          code: 'network',
          message: texts.fileNotSent,
        }),
      );
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
