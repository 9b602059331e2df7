import { useState } from 'preact/hooks';
import { priorities } from '#shared/contract/desk/acts.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { CloseForm } from '../owning/close-form.browser.tsx';
import { later } from '../shell/later.browser.tsx';
import { Select } from '../shell/select.browser.tsx';
import * as texts from '../texts/acts.ts';
import { priorities as priorityTexts } from '../texts/request.ts';
import { FoldedForm } from './folded-form.browser.tsx';
import { blockLabel } from './labels.ts';
import type { Unfolded } from './unfolded.ts';
import { usePriority } from './use-priority.browser.ts';
import type { Perform } from './use-thread.browser.ts';

const Changing = later(() =>
  import('../changing/changing.browser.tsx').then((loaded) => loaded.Changing),
);

type Props = { thread: DeskThread; perform: Perform };

/** What an agent often does with a ticket besides writing: priority, another department, closing, corrections. */
export function Actions({
  thread,
  perform,
  unfolded = null,
}: Props & { unfolded?: Unfolded | null }) {
  const countOf = (act: Unfolded['act']) => (unfolded?.act === act ? unfolded.count : 0);
  return (
    <section class="desk-manage" aria-labelledby="manage">
      <h3 id="manage">{texts.acts}</h3>
      <Priority thread={thread} perform={perform} />
      <div class="desk-act-list">
        {thread.can.route && <Route thread={thread} perform={perform} unfold={countOf('route')} />}
        {thread.can.close && (
          <CloseForm thread={thread} perform={perform} unfold={countOf('close')} />
        )}
        <Changing thread={thread} perform={perform} unfolded={unfolded} />
      </div>
      <Blocked thread={thread} perform={perform} />
    </section>
  );
}

function Priority({ thread, perform }: Props) {
  const { priority, fault, choose } = usePriority(thread, perform);
  return (
    <label class="desk-inline">
      <span>{texts.priority}</span>
      <select
        class="input"
        value={String(priority)}
        onChange={(event) => {
          const typed = Number(event.currentTarget.value);
          const next = priorities.find((one) => one === typed);
          if (next !== undefined) choose(next);
        }}
      >
        {[...priorities].reverse().map((value) => (
          <option key={value} value={String(value)}>
            {priorityTexts[value]}
          </option>
        ))}
      </select>
      {fault && (
        <span class="problem" role="alert">
          {fault}
        </span>
      )}
    </label>
  );
}

function Route({ thread, perform, unfold }: Props & { unfold: number }) {
  const [department, setDepartment] = useState('');
  return (
    <FoldedForm
      title={texts.route}
      unfold={unfold}
      keptAs={`${thread.code}-route`}
      name="why"
      label={texts.routeReason}
      required={false}
      hint={texts.routeHint}
      send={texts.sendRoute}
      onSend={(why) => {
        if (!department) return Promise.resolve(texts.routeMissing);
        return perform('route', { department, ...(why && { why }) });
      }}
    >
      <Select
        name="route-to"
        label={texts.routeTo}
        any={texts.choose}
        value={department}
        options={thread.departments}
        onChange={(_, id) => setDepartment(id)}
      />
    </FoldedForm>
  );
}

function Blocked({ thread, perform }: Props) {
  const { blocked, unprovenBlock } = thread.customer;
  const block = blocked ?? unprovenBlock;
  if (!block) return null;
  return (
    <div class="desk-blocked">
      <p>
        {texts.blockedBecause(
          blockLabel(thread),
          <bdi>
            <IsolatedText text={block.reason} />
          </bdi>,
        )}
      </p>
      <button
        class="button button-quiet button-small"
        type="button"
        onClick={() => void perform('unblock', {})}
      >
        {texts.unblock}
      </button>
    </div>
  );
}

/** Blocks the sender of a ticket, or unproven requests of the address that it names. */
export function BlockForm({ thread, perform }: Props) {
  if (thread.customer.blocked) return null;
  return (
    <FoldedForm
      title={thread.proven ? texts.blockSender : texts.blockUnproven}
      keptAs={`${thread.code}-block`}
      name="block"
      label={texts.blockReason}
      hint={thread.proven ? texts.blockSenderHint : texts.blockUnprovenHint}
      send={texts.sendBlock}
      danger
      onSend={(reason) => perform('block', { reason })}
    />
  );
}
