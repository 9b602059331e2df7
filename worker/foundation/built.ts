import type { Settings } from '#shared/settings/schema.ts';
import type { InlineHashes } from './headers.ts';

/** What the build hands to the server: the settings as they were checked, and what it wrote inline. */
export type Built = { settings: Settings; inline: InlineHashes };
