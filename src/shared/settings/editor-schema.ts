import * as z from 'zod/mini';
import { settingsSchema } from './schema.ts';

/**
 * The JSON Schema (2020-12) of `settings.json`, for editors to complete and check while typing.
 * Checks that JSON Schema cannot say (names that must point at something) are left to `loadSettings`.
 */
export function editorSchema(): string {
  const schema = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ title: 'Settings of a Pasokh help centre', ...schema }, null, 2)}\n`;
}
