// Alarms are shown to those who can do something about them: all but plain agents.
import type { DeskAlarm, SeenAlarmInput } from '#shared/contract/desk/alarms.ts';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { alarmTitle } from '../alarm-watch/notifications.ts';
import { alarmKinds, isAlarmName } from '../alarms/catalogue.ts';
import { acknowledgeAlarm, type listStanding } from '../alarms/store.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { scopeOf } from '../sessions/rights.ts';
import { readWithAgent } from '../sessions/rules.ts';
import type { Viewer } from './store-viewer.ts';

const sees = (agent: Pick<Viewer, 'role'>) => scopeOf(agent, 'alarms') !== null;

/** The alarms that stand, as this agent sees them: in words, the worst first; none for plain agents. */
export function alarmsFor(
  agent: Pick<Viewer, 'role'>,
  standing: Awaited<ReturnType<typeof listStanding>>,
  now: number,
): DeskAlarm[] {
  if (!sees(agent)) return [];
  return standing
    .flatMap(({ name, key, firstSeenAt, count, acknowledgedAt }): DeskAlarm[] => {
      if (!isAlarmName(name)) return [];
      const { severity, title, advice } = alarmKinds[name];
      const since = formatJalaliDateTime(firstSeenAt, now);
      const named = { name, key, severity, title: alarmTitle(title, key), advice };
      return [{ ...named, since, count, seen: acknowledgedAt !== null }];
    })
    .sort((one, other) => Number(isCritical(other)) - Number(isCritical(one)));
}

const isCritical = ({ severity }: DeskAlarm) => severity === 'critical';

/**
 * Stops the reminders of an alarm until it has recovered; who did it stays in its row and in the journal.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents, and for an alarm that does not stand.
 */
export async function acknowledge(
  context: RequestContext,
  tokenHash: string,
  { name, key }: SeenAlarmInput,
): Promise<void> {
  const { db, clock, log } = context;
  const { agent } = await readWithAgent(context, tokenHash, []);
  if (!sees(agent)) throw new Problem('not_found');
  const rows = await acknowledgeAlarm(db, { name, key }, agent.agentId, clock.now());
  if (rows.length === 0) throw new Problem('not_found');
  log.info('alarm_acknowledged', { name, key, agentId: agent.agentId });
}
