import { writeFile } from 'node:fs/promises';
import { editorSchema } from '#shared/settings/editor-schema.ts';

/** Writes the schema file that editors of `content/settings.json` get their help from. */
await writeFile('content/settings.schema.json', editorSchema());
