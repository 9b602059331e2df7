import { fileLimits } from '#shared/fields/size-limits.ts';
import { Problem } from '../foundation/problem.ts';
import type { CleanFile } from './formats/format.ts';
import { jpeg } from './formats/jpeg.ts';
import { pdf } from './formats/pdf.ts';
import { png } from './formats/png.ts';
import { webp } from './formats/webp.ts';

const formats = [jpeg, png, webp, pdf];

/**
 * What the bytes really are (R40), cleaned of what says who made them (R42). The name's
 * extension must agree; the type a client claims is not asked for.
 * @throws Problem file_too_large, file_type_refused, image_too_large
 */
export function inspectFile(bytes: Uint8Array, name: string): CleanFile {
  if (bytes.length > fileLimits.bytesEach) throw new Problem('file_too_large');
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = formats.find(({ looksLike }) => looksLike(bytes));
  const file = format?.extensions.includes(extension) ? format.clean(bytes) : null;
  if (!file) throw new Problem('file_type_refused');
  if (file.width === 0 || file.height === 0) throw new Problem('file_type_refused');
  if (file.pixels !== null && file.pixels > fileLimits.pixels) throw new Problem('image_too_large');
  return file;
}
