import { useLayoutEffect } from 'preact/hooks';
import type { DeskAlarm } from '#shared/contract/desk/alarms.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { focusAtOnce } from '../../api/focus.browser.ts';
import { useFault } from '../../api/online.browser.ts';
import { acknowledgeAlarm } from '../desk-api.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { later } from '../shell/later.browser.tsx';
import { adminTitles, noAlarms } from '../texts/admin.ts';
import * as texts from '../texts/shell.ts';
import { Alarms } from './alarms.browser.tsx';

const Closures = later(() => import('./closures.browser.tsx').then((loaded) => loaded.Closures));
const Report = later(() => import('../reports/report.browser.tsx').then((loaded) => loaded.Report));
const Failed = later(() => import('../failed/failed.browser.tsx').then((loaded) => loaded.Failed));
const Budget = later(() => import('../failed/budget.browser.tsx').then((loaded) => loaded.Budget));
const Content = later(() =>
  import('../content/content.browser.tsx').then((loaded) => loaded.Content),
);
const SavedReplies = later(() =>
  import('../replies/replies-page.browser.tsx').then((loaded) => loaded.RepliesPage),
);
const OnBehalf = later(() =>
  import('../on-behalf/on-behalf.browser.tsx').then((loaded) => loaded.OnBehalf),
);
const SensitiveReads = later(() =>
  import('./sensitive-reads.browser.tsx').then((loaded) => loaded.SensitiveReads),
);

type Props = {
  page: keyof typeof adminTitles;
  alarms: readonly DeskAlarm[];
  /** What a request can be filed as. */
  types: readonly Titled[];
  onFault: OnFault;
  /** An alarm was seen: what is known of it is old. */
  onChanged(): void;
  onLeave(): void;
};

/** A page of the desk that is no list of requests: alarms, closures, who read what. */
export function AdminScreen({ page, alarms, types, onFault, onChanged, onLeave }: Props) {
  const [fault, setFault] = useFault(undefined);
  useLayoutEffect(() => {
    focusAtOnce('desk-admin-title');
  }, [page]);
  return (
    <section class="desk-admin" aria-labelledby="desk-admin-title">
      <header class="desk-admin-head">
        <button class="desk-quiet desk-back" type="button" onClick={onLeave}>
          <Icon name="back" />
          {texts.backToList}
        </button>
        <h2 id="desk-admin-title" tabIndex={-1}>
          {adminTitles[page]}
        </h2>
      </header>
      <div class="desk-admin-body">
        {fault && (
          <p class="notice notice-bad" role="alert">
            {fault}
          </p>
        )}
        {page === 'alarms' && alarms.length === 0 && <p class="hint">{noAlarms}</p>}
        {page === 'alarms' && (
          <Alarms
            alarms={alarms}
            onSeen={(alarm) =>
              void acknowledgeAlarm(alarm).then(onChanged, (thrown: unknown) =>
                setFault(onFault(thrown)),
              )
            }
          />
        )}
        {page === 'report' && <Report onFault={onFault} />}
        {page === 'alarms' && <Budget onFault={onFault} />}
        {page === 'failed' && <Failed onFault={onFault} />}
        {page === 'content' && <Content onFault={onFault} />}
        {page === 'replies' && <SavedReplies onFault={onFault} />}
        {page === 'closures' && <Closures onFault={onFault} />}
        {page === 'on-behalf' && <OnBehalf types={types} onFault={onFault} />}
        {page === 'sensitive-reads' && <SensitiveReads onFault={onFault} />}
      </div>
    </section>
  );
}
