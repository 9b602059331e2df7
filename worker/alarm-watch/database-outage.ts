// Where the database itself is down nothing can be queued or remembered in it: what runs the timer counts
// its failures in memory, and the receivers are notified directly.
import type { AlarmReceiver } from '#shared/settings/alarms.ts';
import { templateOf } from '#shared/settings/standard-messages.ts';
import { type AlarmName, alarmKinds } from '../alarms/catalogue.ts';
import { isDatabaseDown, outageCode } from '../foundation/database/database-fault.ts';
import { minutes, seconds } from '../foundation/ports/clock.ts';
import type { SendResult } from '../foundation/ports/providers.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { Services } from '../foundation/ports/services.ts';
import { mayAskNext } from '../notifications/delivery/send.ts';
import { commonValues, composeEmail, composeSms } from '../notifications/templates/render.ts';
import type { NoticeKind } from './due.ts';
import { noticeData, noticeJson, noticeValues } from './notifications.ts';

/** A lock, or a server that starts anew, is over sooner. */
const graceMs = seconds(20);

/** After a notice that may have gone out, or that a gateway refused, nothing is sent for so long. */
const retryMs = minutes(5);

type Outage = {
  /** The alarm that says it; where its cause changes, the next notice says the new one. */
  name: AlarmName;
  since: number;
  runs: number;
  isLogged: boolean;
  notifiedAt: number | null;
  /** No notice is tried before. */
  nextTryAt: number;
};

/**
 * What wraps each run of the timer: a run that fails because the database is down for longer than twenty
 * seconds raises `database_down`, or `database_file_lost` where its file was deleted or replaced; the first
 * that succeeds ends it. Throws what the run throws.
 */
export function watchDatabase(services: Services): (run: () => Promise<void>) => Promise<void> {
  const { clock, log } = services;
  let outage: Outage | null = null;

  const fail = async (fault: unknown) => {
    const now = clock.now();
    const code = outageCode(fault);
    const name = code === 'FILE_LOST' ? 'database_file_lost' : 'database_down';
    outage ??= { name, since: now, runs: 0, isLogged: false, notifiedAt: null, nextTryAt: 0 };
    outage.name = name;
    outage.runs += 1;
    if (now - outage.since < graceMs) return;
    if (!outage.isLogged) log.alarm(name, { code }, true);
    outage.isLogged = true;
    const { notifiedAt } = outage;
    const isDue = notifiedAt === null || now - notifiedAt >= alarmKinds[name].reminderMs;
    if (!isDue || now < outage.nextTryAt) return;
    const kind = notifiedAt === null ? 'alarm_raised' : 'alarm_reminder';
    const results = await notify(services, kind, outage);
    if (results.some((result) => result.kind === 'ok')) outage.notifiedAt = now;
    else if (!results.every(wasUnreached)) outage.nextTryAt = now + retryMs;
  };
  const recover = async () => {
    const over = outage;
    outage = null;
    if (over?.isLogged) log.info('database_up', { runs: over.runs });
    if (over && over.notifiedAt !== null) await notify(services, 'alarm_recovered', over);
  };

  return async (run) => {
    try {
      await run();
    } catch (fault) {
      if (isDatabaseDown(fault)) await fail(fault);
      throw fault;
    }
    await recover();
  };
}

/** Nobody heard of it, so that it may be tried with each run. */
const wasUnreached = (result: SendResult) => result.kind === 'retry' && result.unreached === true;

/** Notifies every receiver, past the outbox. */
async function notify(
  services: Services,
  kind: NoticeKind,
  { name, since, runs }: Outage,
): Promise<SendResult[]> {
  const { settings, log } = services;
  const data = noticeData({ name, key: '', firstSeenAt: since, count: runs });
  const values = { ...data, ...noticeValues(services, data), ...commonValues(services) };
  const results = await Promise.all(
    settings.alarms.receivers.map((receiver) =>
      send(services, receiver, kind, values).catch((fault: unknown) => {
        log.error('alarm_not_sent', fault, { channel: receiver.channel });
        return null;
      }),
    ),
  );
  const sent = results.filter((result) => result !== null);
  for (const result of sent)
    if (result.kind !== 'ok') log.info('alarm_not_taken', { reason: result.reason });
  return sent;
}

async function send(
  services: Services,
  { channel, to }: AlarmReceiver,
  kind: NoticeKind,
  values: Record<string, string>,
): Promise<SendResult | null> {
  const { settings, smsProviders, emailProvider, webhook, clock } = services;
  const id = makeId(services);
  const { sms, email } = templateOf(settings.messages, kind);
  if (channel === 'sms' && sms) {
    const dedupeId = clock.now();
    let result: SendResult | null = null;
    for (const provider of smsProviders) {
      result = await provider.send(composeSms({ to, dedupeId }, sms, values, provider.name));
      if (!mayAskNext(result)) return result;
    }
    return result;
  }
  if (channel === 'email' && emailProvider && email)
    return await emailProvider.send(
      composeEmail(services, { id, to, replyTo: null }, email, values),
    );
  if (channel === 'webhook' && webhook) {
    const body = JSON.stringify({ id, ...noticeJson(kind, values) });
    return await webhook.send({ url: to, body, at: clock.now() });
  }
  return null;
}
