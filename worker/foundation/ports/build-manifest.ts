import type { Settings } from '#shared/settings/schema.ts';
import type { InlineHashes } from '../security/headers.ts';

/** What the build hands to the server. */
export type BuildManifest = {
  /** As they were checked. */
  settings: Settings;
  /** What the pages carry inline. */
  inline: InlineHashes;
  /** In development: the origin whose server renders the pages that the API fills. */
  siteOrigin?: string;
};
