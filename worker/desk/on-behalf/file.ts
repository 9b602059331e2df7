import type { OnBehalfAnswer, OnBehalfInput } from '#shared/contract/desk/on-behalf.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { checkRequest, requestTypeOf } from '../../contact/check.ts';
import { charge } from '../../foundation/database/charge.ts';
import { readTogether } from '../../foundation/database/commit.ts';
import { fixedRates } from '../../foundation/fixed-limits.ts';
import { noFiles } from '../../foundation/ports/file-store.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { hashBody } from '../../idempotency/run-idempotent.ts';
import { cachedCalendars } from '../../organisation/calendars.ts';
import { promiseFor } from '../../organisation/promise.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { channelFor } from '../../tickets/notify.ts';
import type { Sender } from '../../tickets/open/checked-request.ts';
import { openTicket } from '../../tickets/open/open.ts';
import { addSearchedMessage } from '../../tickets/words/searched-message.ts';
import { isWithinReach } from '../store-viewer.ts';
import { findOwner, isCallerInReach, isFilingNotified, nameCustomer } from './store-callers.ts';
import * as texts from './texts.ts';

// A request that an agent files after a call: it is the customer's own, with the checks and the promise of the form. It
// spends no quota of the customer, and policies advise: the agent decides. Nobody agreed to terms on the phone, and the
// ticket says so by having no version of them.

/**
 * Files it, once per key, for the owner of the address, or unproven: whoever proves the address has it then.
 * @throws Problem `bad_input`, `other_type_fits` for what the policies say before `breakRules`, `too_many_requests`,
 * `key_reused`.
 */
export async function fileOnBehalf(
  context: RequestContext,
  tokenHash: string,
  { key, ...input }: OnBehalfInput & { key: string },
): Promise<OnBehalfAnswer> {
  const { db, settings, clock } = context;
  const { breakRules, customer, mobile, email, name } = input;
  const asking = agentOfSession(tokenHash, clock.now(), settings.limits);
  const { agent, rows } = await readWithAgent(context, tokenHash, [
    findOwner(db, mobile ?? email ?? null, customer ?? null),
    isCallerInReach(db, asking, customer ?? null),
  ]);
  const [[found], [reach]] = rows;
  if (customer !== undefined && !(found && reach?.isSeen))
    throw new Problem('bad_input', { fields: { mobile: texts.callerUnknown } });
  const owner = found?.isProven ? found : null;
  const sender: Sender = owner
    ? { ...owner, contact: null }
    : {
        ...{ customerId: null, plan: null, agency: agent.agency },
        ...{ mobile: mobile ?? null, email: email ?? null, contact: mobile ?? email ?? '' },
      };
  const type = requestTypeOf(settings, input.requestType);
  const calendars = await cachedCalendars(db, settings);
  const { calendar } = promiseFor(calendars, type, sender, clock.now());
  const checked = checkRequest(
    { ...context, files: noFiles },
    { ...input, attachments: [], terms: settings.terms?.version },
    calendar,
    clock.now(),
  );
  const replyChannel = owner
    ? channelFor(settings, undefined, sender)
    : sender.mobile !== null
      ? 'sms'
      : 'email';
  const { answer } = await openTicket(
    context,
    { ...checked, replyChannel, termsVersion: null },
    sender,
    {
      key,
      bodyHash: await hashBody({ ...input, breakRules }),
      agent: {
        agentId: agent.agentId,
        scope: `desk:${agent.agentId}:on-behalf`,
        isAfterCall: true,
      },
      charges: charge(
        db,
        [{ key: `on-behalf:${agent.agentId}`, ...fixedRates.filingsOfAgent }],
        clock,
      ),
      afterNotices: (ticketId) => [
        ...(name !== undefined && owner ? [nameCustomer(db, owner.customerId, name)] : []),
        ...(name !== undefined && name !== owner?.name
          ? addSearchedMessage(db, {
              id: makeId(context),
              ticketId,
              author: 'agent',
              authorId: agent.agentId,
              text: texts.callerNamed(name),
              internal: true,
              createdAt: clock.now(),
            })
          : []),
      ],
    },
  );
  const { department } = promiseFor(calendars, type, sender, clock.now());
  // Limits of the address and of the day leave a message out without a word.
  const [[sent]] = await readTogether(db, [
    isFilingNotified(db, parseTrackingCode(answer.code) ?? ''),
  ]);
  return {
    code: answer.code,
    promise: answer.promise?.text ?? '',
    department: answer.department,
    canOpen: isWithinReach(agent, { state: 'waiting', department, agency: sender.agency }),
    isNotified: sent?.isNotified === 1,
  };
}
