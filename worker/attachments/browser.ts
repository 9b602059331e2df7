import type { Context } from 'hono';
import { fileNameHeader, formTokenHeader, formTokenInput } from '#shared/contract/attachments.ts';
import { Problem } from '../foundation/problem.ts';

/** The token of the form that a file belongs to. @throws Problem `bad_input`. */
export function readFormToken(c: Context): string {
  const token = formTokenInput.safeParse(c.req.header(formTokenHeader));
  if (!token.success) {
    throw new Problem('bad_input', { fields: { files: token.error.issues[0]?.message ?? '' } });
  }
  return token.data;
}

/** The file's name as the browser sent it; empty where it cannot be read. */
export function readFileName(c: Context): string {
  try {
    return decodeURIComponent(c.req.header(fileNameHeader) ?? '');
  } catch {
    return '';
  }
}
