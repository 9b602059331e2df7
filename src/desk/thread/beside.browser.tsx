import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { Icon } from '#shared/forms/icon.tsx';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { later } from '../shell/later.browser.tsx';
import { backToThread, openBeside } from '../texts/thread.ts';
import { Actions, BlockForm } from './actions.browser.tsx';
import { Customer } from './customer.browser.tsx';
import { Facts } from './facts.browser.tsx';
import { Sidebar } from './sidebar.browser.tsx';
import { StageControl } from './stage-control.browser.tsx';
import type { Unfolded } from './unfolded.ts';
import type { Perform } from './use-thread.browser.ts';

const CustomerCard = later(() =>
  import('../customer/customer-card.browser.tsx').then((loaded) => loaded.CustomerCard),
);
const Suggestions = later(() =>
  import('../suggest/suggestions.browser.tsx').then((loaded) => loaded.Suggestions),
);

const Joined = later(() => import('../joining/joined.browser.tsx').then((loaded) => loaded.Joined));

type Props = {
  thread: DeskThread;
  perform: Perform;
  onFault: OnFault;
  /** The facts stand here, for there is a column for it. */
  withFacts: boolean;
  /** An act that is unfolded, with the focus in it. */
  unfolded: Unfolded | null;
  /** Closes the panel; null where it is a column that stays. */
  onClose: (() => void) | null;
};

/** What stands beside the messages: the customer, the facts, the stages, and what can be done. */
export function Beside({ thread, perform, onFault, withFacts, unfolded, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const isPanel = onClose !== null;
  useLayoutEffect(() => {
    if (isPanel && !unfolded) panel.current?.querySelector('button')?.focus();
  }, [isPanel]);
  return (
    <aside
      class="desk-beside"
      id="desk-beside"
      ref={panel}
      aria-label={openBeside}
      data-panel={isPanel || undefined}
    >
      {onClose && (
        <button class="desk-quiet desk-close" type="button" onClick={onClose}>
          <Icon name="close" />
          {backToThread}
        </button>
      )}
      <Customer thread={thread} />
      {withFacts && <Facts thread={thread} />}
      <StageControl thread={thread} perform={perform} />
      <Actions thread={thread} perform={perform} unfolded={unfolded} />
      {/* What is read later stands below: nothing moves a form that is being filled in. */}
      <Joined thread={thread} perform={perform} onFault={onFault}>
        <BlockForm thread={thread} perform={perform} />
      </Joined>
      {withFacts && <Suggestions thread={thread} />}
      <CustomerCard code={thread.code} onFault={onFault} />
      <Sidebar thread={thread} />
    </aside>
  );
}
