import type { Settings } from '#shared/settings/schema.ts';
import { readConfig } from '../worker/foundation/config.ts';
import { messageTable } from '../worker/message-table.ts';

/** What texts are checked and shown with: the origin of PUBLIC_ORIGIN, else the brand's address. Nothing is sent. */
export const textServices = (settings: Settings) => ({
  settings,
  messages: messageTable,
  config: {
    ...readConfig({ APP_SECRET: 'x'.repeat(32) }),
    publicOrigin: process.env.PUBLIC_ORIGIN ?? new URL(settings.brand.address).origin,
  },
});
