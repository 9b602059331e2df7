import type { DeskAlarm, SeenAlarmInput } from '#shared/contract/desk/alarms.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from '../texts/inbox.ts';

type Props = { alarms: readonly DeskAlarm[]; onSeen: (alarm: SeenAlarmInput) => void };

/** What goes wrong now, with what to do about it. Nothing where all is well. */
export function Alarms({ alarms, onSeen }: Props) {
  if (alarms.length === 0) return null;
  return (
    <ul class="desk-alarms" aria-label={texts.alarms}>
      {alarms.map((alarm) => (
        <li
          key={`${alarm.name} ${alarm.key}`}
          tabIndex={-1}
          class={alarm.severity === 'critical' ? 'notice notice-bad' : 'notice'}
        >
          <p>
            <strong>{alarm.title}</strong>
            <span class="hint"> {sinceLabel(alarm)}</span>
          </p>
          <p>{alarm.advice}</p>
          {alarm.seen ? (
            <p class="hint">{texts.alarmSeen}</p>
          ) : (
            <button
              class="button button-quiet button-small"
              type="button"
              aria-label={texts.seeThisAlarm(alarm.title)}
              onClick={({ currentTarget }) => {
                // The button goes; the keyboard stays at its alarm.
                currentTarget.closest('li')?.focus();
                onSeen({ name: alarm.name, key: alarm.key });
              }}
            >
              {texts.seeAlarm}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const sinceLabel = ({ since, count }: DeskAlarm) =>
  count > 1 ? texts.sinceOften(since, toPersianDigits(count)) : texts.since(since);
