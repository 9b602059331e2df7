import { useFault } from '../../api/online.browser.ts';
import { acknowledgeAlarm } from '../desk-api.browser.ts';
import { Budget } from '../failed/budget.browser.tsx';
import { Waiting } from '../shell/waiting.tsx';
import { noAlarms } from '../texts/admin.ts';
import type { AdminPageProps } from './admin-page-props.ts';
import { Alarms } from './alarms.browser.tsx';

/** The alarms that stand, each until somebody has seen it. */
export function AlarmsPage({ alarms, onFault, onChanged }: AdminPageProps) {
  const [fault, setFault] = useFault(undefined);
  return (
    <>
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      {alarms === null && <Waiting />}
      {alarms?.length === 0 && <p class="hint">{noAlarms}</p>}
      <Alarms
        alarms={alarms ?? []}
        onSeen={(alarm) =>
          void acknowledgeAlarm(alarm).then(onChanged, (thrown: unknown) =>
            setFault(onFault(thrown)),
          )
        }
      />
      <Budget onFault={onFault} />
    </>
  );
}
