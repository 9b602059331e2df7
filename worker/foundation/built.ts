import type { Settings } from '#shared/settings/schema.ts';
import type { InlineHashes } from './headers.ts';

/** What the build hands to the server. */
export type Built = {
  /** As they were checked. */
  settings: Settings;
  /** What the pages carry inline. */
  inline: InlineHashes;
  /** In development: the origin whose server renders the pages that the API fills. */
  siteOrigin?: string;
};
