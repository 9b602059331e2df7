import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { editorSchema } from '#shared/settings/editor-schema.ts';

it('the schema file beside the settings says what the product checks', async () => {
  expect(await readFile('content/settings.schema.json', 'utf8')).toBe(editorSchema());
});
