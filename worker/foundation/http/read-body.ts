import { inputLimits } from '#shared/fields/size-limits.ts';
import { Problem } from '../problem.ts';
import type { AppContext, AppEnv } from './app-env.ts';
import { orUnreadable } from './incoming-body.ts';

// All but JSON is read here. A body that broke off on its way, or is not what its type says, is no fault of ours (R95).

const urlencoded = 'application/x-www-form-urlencoded';
const formTypes = ['multipart/form-data', urlencoded];

/** The whole body. @throws Problem `unreadable_body`, `body_too_large`, `busy`. */
export const readBytes = (c: { var: Pick<AppEnv['Variables'], 'body'> }) => c.var.body.read();

/**
 * The fields of a posted form, by name; none where nothing was posted.
 * @throws Problem `unsupported_media` for what is no form, `unreadable_body`, `bad_input` for more
 * fields than any form of ours has.
 */
export async function readForm({ req, var: { body } }: AppContext) {
  const type = req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && !formTypes.includes(type)) throw new Problem('unsupported_media');
  // A field of this type has two bytes at least: a hundred thousand are not taken apart to be counted (R91).
  if (type === urlencoded && hasMoreFields(await body.read())) throw new Problem('bad_input');
  const form = await orUnreadable(req.parseBody());
  if (Object.keys(form).length > inputLimits.formFields) throw new Problem('bad_input');
  return form;
}

const ampersand = 0x26;

function hasMoreFields(bytes: Uint8Array): boolean {
  let separators = 0;
  for (let at = bytes.indexOf(ampersand); at >= 0; at = bytes.indexOf(ampersand, at + 1)) {
    separators += 1;
    if (separators > inputLimits.formFields) return true;
  }
  return false;
}
