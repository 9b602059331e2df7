import { pageUrl } from '#shared/contract/pages.ts';
import type {
  NotificationTemplates,
  QueuedNotification,
  RenderContext,
} from '../foundation/ports/notification-templates.ts';
import { codeFor, linkTokenFor } from './secrets.ts';
import { readOpenPurpose } from './store.ts';

/** The page that shows the button which consumes a link; opening it changes nothing (R12). */
const linkTo = (origin: string, proofId: string, token: string) =>
  `${origin}${pageUrl('confirm')}?${new URLSearchParams({ proof: proofId, token })}`;

/** The code of a proof at the moment of sending; null once a newer proof took its place. */
async function renderCode({ db, clock, config }: RenderContext, { proofId }: QueuedNotification) {
  const purpose = proofId && (await readOpenPurpose(db, proofId, clock.now()));
  return purpose ? { code: await codeFor(config.appSecret, proofId, purpose) } : null;
}

async function renderLink({ db, clock, config }: RenderContext, { proofId }: QueuedNotification) {
  const purpose = proofId && (await readOpenPurpose(db, proofId, clock.now()));
  if (!purpose) return null;
  const token = await linkTokenFor(config.appSecret, proofId, purpose);
  return { link: linkTo(config.publicOrigin, proofId, token) };
}

/** What proofs send. Codes and links are derived here, at sending, and lie nowhere (R3, R12). */
export const proofNotifications: NotificationTemplates = {
  proof_code: { channels: ['sms', 'email'], placeholders: ['code'], render: renderCode },
  proof_link: { channels: ['email'], placeholders: ['link'], render: renderLink },
  proof_link_reminder: {
    channels: ['email'],
    placeholders: ['link'],
    render: renderLink,
    hasNoReserve: true,
  },
};
