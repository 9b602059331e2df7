import * as z from 'zod/mini';

/** Ties uploads to the form that will take them; the same value is that form's Idempotency-Key. */
export const formTokenHeader = 'Form-Token';
/** The file's name, percent-encoded, for header values are Latin. */
export const fileNameHeader = 'File-Name';

/** At least 128 bits that the browser made up: a UUID or base64url. */
export const formTokenInput = z
  .string()
  .check(z.regex(/^[\w-]{22,64}$/, 'صفحه را از نو باز کنید و دوباره بفرستید.'));

export const attachmentIdInput = z.string().check(z.regex(/^[\w-]{22}$/));

export type UploadAnswer = {
  id: string;
  name: string;
  type: string;
  byteCount: number;
};

export type AttachmentAnswer = UploadAnswer & {
  /** Its time was over and the bytes are gone. */
  removed: boolean;
  width: number | null;
  height: number | null;
};
