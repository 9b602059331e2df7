import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { ReplyChannel, Settings } from '#shared/settings/schema.ts';
import { sendsBy } from '#shared/settings/served-channels.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { enqueueCounted } from '../../notifications/store.ts';
import { isUnblocked } from '../../people/store.ts';
import type { TicketRow } from '../store.ts';
import type { Participant } from './store-participants.ts';

/** What names a ticket in a notice. */
export const aboutTicket = ({ id, code }: Pick<TicketRow, 'id' | 'code'>) => ({
  ticketId: id,
  data: { trackingCode: showTrackingCode(code) },
});

/**
 * Notifies those who take part of an answer: by SMS, as they were added by a number; by e-mail where the ticket's customer
 * is notified so, or no answer is sent by SMS, and they have proven an address.
 */
export const notifyParticipants = (
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings'>,
  message: string,
  ticket: Pick<TicketRow, 'id' | 'code' | 'replyChannel'>,
  people: readonly Participant[],
  data: Record<string, string>,
): readonly BatchStep[] => {
  const about = aboutTicket(ticket);
  return people
    .filter(({ endedAt }) => endedAt === null)
    .flatMap((participant) =>
      channelsFor(context.settings, ticket.replyChannel, participant).flatMap(({ channel, to }) =>
        enqueueCounted(
          context,
          {
            ...{ message, channel, to, ticketId: ticket.id, data: { ...data, ...about.data } },
            unproven: participant.customerId === null,
          },
          isUnblocked(to),
        ),
      ),
    );
};

function channelsFor(
  { replyChannels }: Pick<Settings, 'replyChannels'>,
  chosen: ReplyChannel,
  { address, email }: Pick<Participant, 'address' | 'email'>,
) {
  const bySms = replyChannels.some((channel) => sendsBy[channel].includes('sms'));
  const byMail = email !== null && (!bySms || sendsBy[chosen].includes('email'));
  const alsoSms = bySms && (!byMail || sendsBy[chosen].includes('sms'));
  return [
    ...(alsoSms ? [{ channel: 'sms', to: address } as const] : []),
    ...(byMail ? [{ channel: 'email', to: email } as const] : []),
  ];
}
