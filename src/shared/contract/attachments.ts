import * as z from 'zod/mini';
import * as texts from './texts/inputs.ts';

/** Ties uploads to the form that will take them; the same value is that form's Idempotency-Key. */
export const formTokenHeader = 'Form-Token';
/** The file's name, percent-encoded, for header values are Latin. */
export const fileNameHeader = 'File-Name';

/** At least 128 bits that the browser made up: a UUID or base64url. */
export const formTokenInput = z.string().check(z.regex(/^[\w-]{22,64}$/, texts.reloadAndSend));

/** The id of an upload: 128 bits in base64url. */
export const attachmentIdInput = z.string().check(z.regex(/^[\w-]{22}$/));

/** A file that arrived, as its sender may see it. `type` is the media type that its content has. */
export type UploadAnswer = {
  id: string;
  name: string;
  type: string;
  byteCount: number;
};

/** A file of a message. Width and height are in pixels, null for what is no image. */
export type AttachmentAnswer = UploadAnswer & {
  /** Its time was over and the bytes are gone. */
  removed: boolean;
  width: number | null;
  height: number | null;
};
