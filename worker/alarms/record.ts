// What is logged as an alarm is written down too: at once in the background, or with the next run of the
// timer where that failed. The line in the journal comes first and does not depend on it.
import { commit } from '../foundation/database/commit.ts';
import type { Statement } from '../foundation/database/database.ts';
import { isDatabaseDown } from '../foundation/database/database-fault.ts';
import type { Log } from '../foundation/ports/log.ts';
import type { Services } from '../foundation/ports/services.ts';
import { alarmKinds, endedBy, isAlarmName, keyOf } from './catalogue.ts';
import { type AlarmId, endAlarm, type RaisedAlarm, raiseAlarms } from './store.ts';

/** More than there are kinds: what does not fit stays in the journal alone. */
const maxPending = 100;

type Pending = { raised: RaisedAlarm } | { ended: AlarmId; at: number };

/** The same services, whose log writes alarms down and notes what ends them. */
export function recordAlarms(services: Services): Services {
  const { log, clock } = services;
  let pending: Pending[] = [];

  const flushAlarms = async () => {
    if (pending.length === 0) return;
    const taken = pending;
    pending = [];
    const db = services.openDb();
    const statements = taken.map(
      (one): Statement =>
        'raised' in one ? raiseAlarms(db, [one.raised]) : endAlarm(db, one.ended, one.at),
    );
    await commit(db, statements).catch((fault: unknown) => {
      pending = [...taken, ...pending].slice(0, maxPending);
      if (!isDatabaseDown(fault)) log.error('alarms_not_recorded', fault);
    });
  };
  const remember = (one: Pending) => {
    if (pending.length >= maxPending) return;
    pending.push(one);
    services.afterResponse(flushAlarms);
  };

  const recording: Log = {
    ...log,
    alarm(event, facts = {}, isStored = false) {
      log.alarm(event, facts);
      if (!isStored && isAlarmName(event) && !alarmKinds[event].journalOnly)
        remember({ raised: { name: event, key: keyOf(event, facts), facts, at: clock.now() } });
    },
    info(event, facts) {
      log.info(event, facts);
      for (const name of endedBy(event))
        remember({ ended: { name, key: keyOf(name, facts ?? {}) }, at: clock.now() });
    },
  };
  return { ...services, log: recording, flushAlarms };
}
