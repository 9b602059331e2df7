import type { UploadAnswer } from '#shared/contract/attachments.ts';
import { isRecord } from '../drafts/storage.browser.ts';

/** A file that the server has, as drafts store it. */
export type UploadedFile = Pick<UploadAnswer, 'id' | 'name' | 'byteCount'>;

/** The files of a stored draft; what is no file is left out. */
export const uploadedFilesIn = (stored: unknown): UploadedFile[] =>
  Array.isArray(stored) ? stored.filter(isUploadedFile) : [];

const isUploadedFile = (file: unknown): file is UploadedFile =>
  isRecord(file) &&
  typeof file.id === 'string' &&
  typeof file.name === 'string' &&
  typeof file.byteCount === 'number';
