import type { FunctionComponent } from 'preact';
import { later } from '../shell/later.browser.tsx';
import type { PlacedPage } from '../shell/place/place.ts';
import type { AdminPageProps } from './admin-page-props.ts';

/**
 * The pages: an entry here, its title in `texts/admin.ts`, and its name in `deskPages` and in the table of rights make one.
 * Each is fetched when it is first opened.
 */
export const adminPages: Record<PlacedPage, FunctionComponent<AdminPageProps>> = {
  report: later(() => import('../reports/report.browser.tsx').then((it) => it.Report)),
  failed: later(() => import('../failed/failed.browser.tsx').then((it) => it.Failed)),
  content: later(() => import('../content/content.browser.tsx').then((it) => it.Content)),
  replies: later(() => import('../replies/replies-page.browser.tsx').then((it) => it.RepliesPage)),
  alarms: later(() => import('./alarms-page.browser.tsx').then((it) => it.AlarmsPage)),
  agents: later(() => import('./agents/agents.browser.tsx').then((it) => it.Agents)),
  tags: later(() => import('./lists/tags.browser.tsx').then((it) => it.Tags)),
  'close-reasons': later(() =>
    import('./lists/close-reasons.browser.tsx').then((it) => it.CloseReasons),
  ),
  blocked: later(() => import('./blocked/blocked.browser.tsx').then((it) => it.Blocked)),
  closures: later(() => import('./closures.browser.tsx').then((it) => it.Closures)),
  audit: later(() => import('./audit.browser.tsx').then((it) => it.Audit)),
  'on-behalf': later(() => import('../on-behalf/on-behalf.browser.tsx').then((it) => it.OnBehalf)),
};
