import type { ContactNow } from '#shared/contract/contact.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { sayDuration } from '#shared/working-time/duration.ts';
import type { Work } from '../foundation/services.ts';
import { promiseFor, readToday } from '../organisation/today.ts';
import { canReach, sayPromise } from '../tickets/announce.ts';
import { type Asker, readForAnybody } from '../tickets/asker.ts';
import { urgentSpent } from '../tickets/filing-limits.ts';
import { listOpenTicketsOfType } from '../tickets/store-reading.ts';
import { requestTypeOf } from './check.ts';

const shownTextLength = 500;
const stranger = { plan: null, agency: null, mobile: '', email: '' };

/**
 * What the form of a request type must know of today and of who asks.
 * @throws Problem `not_found` for an unknown type.
 */
export async function contactNow(work: Work, asker: Asker, typeId: string): Promise<ContactNow> {
  const { db, settings, clock, files } = work;
  const type = requestTypeOf(settings, typeId);
  const today = await readToday(db, settings);
  const { sender, rows } = await readForAnybody(db, asker, [
    listOpenTicketsOfType(db, asker.customer, typeId),
    urgentSpent(db, asker.customer, clock.now()),
  ]);
  const [open, [urgent]] = rows;
  const promised = promiseFor(today, type, sender ?? stranger, clock.now());
  const { quota } = settings.urgency.urgent;
  return {
    requestType: type.id,
    department: settings.departments[promised.department]?.title ?? promised.department,
    promise: {
      dueAt: promised.dueAt,
      text: sayPromise(promised.dueAt, clock.now()),
      late: false,
    },
    promiseRule: sayDuration(promised.rule),
    signedIn: sender !== null,
    replyChannels: settings.replyChannels.filter((channel) =>
      canReach(channel, sender ?? stranger),
    ),
    openTickets: open.map(({ code, title, text, createdAt }) => ({
      code: showTrackingCode(code),
      title,
      text: text.slice(0, shownTextLength),
      createdAt,
    })),
    urgentLeft: sender ? Math.max(0, quota.count - (urgent?.count ?? 0)) : null,
    takesFiles: files.takesFiles,
    terms: settings.terms ?? null,
  };
}
