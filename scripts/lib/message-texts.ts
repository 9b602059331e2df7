import type { Settings } from '#shared/settings/schema.ts';
import { readConfig } from '../../worker/foundation/config.ts';
import { notificationTemplates } from '../../worker/notification-templates.ts';

/**
 * What texts are checked and shown with: the first of the origins that is one, as a rule PUBLIC_ORIGIN,
 * else the brand's address; localhost if none is. Nothing is sent.
 */
export function textServices(
  settings: Settings,
  origins = [process.env.PUBLIC_ORIGIN, settings.brand.address],
) {
  const origin = origins.find((text = '') => /^https?:/i.test(text) && URL.canParse(text));
  return {
    settings,
    notificationTemplates,
    config: {
      ...readConfig({ APP_SECRET: 'x'.repeat(32) }),
      ...(origin && { publicOrigin: new URL(origin).origin }),
    },
  };
}
