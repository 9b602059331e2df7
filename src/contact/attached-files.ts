import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import type { UploadedFile } from '../attachments/uploaded-file.browser.ts';

/** Ids of uploads: those of the request as a whole, and those of its field of files, by the field's id. */
type AttachedFiles = { attachments: string[]; files: Readonly<Record<string, string>> };

/** A type's field of files takes the uploads; without one they belong to the request as a whole. */
export function attachedFiles(
  { type }: Pick<ContactFormModel, 'type'>,
  uploaded: readonly UploadedFile[],
): AttachedFiles {
  const ids = uploaded.map(({ id }) => id);
  const field = type.fields.find(({ type: kind }) => kind === 'files');
  if (field) return { attachments: [], files: { [field.id]: ids.join(' ') } };
  return { attachments: type.files === 'none' ? [] : ids, files: {} };
}

/** Uploads as the input of the field of files would hold them. */
export function typedFiles(
  form: Pick<ContactFormModel, 'type'>,
  uploaded: readonly UploadedFile[],
): Typed {
  const { files } = attachedFiles(form, uploaded);
  return Object.fromEntries(Object.entries(files).map(([id, ids]) => [factName(id), ids]));
}

/** The faults without that of the field of files. */
export function withoutFilesFault(
  form: Pick<ContactFormModel, 'type'>,
  faults: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = Object.keys(typedFiles(form, []));
  return Object.fromEntries(Object.entries(faults).filter(([name]) => !names.includes(name)));
}
