import { useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { useFault } from '../../api/online.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { useCommands } from '../shell/commands/use-commands.browser.ts';
import { DeskIcon } from '../shell/desk-icon.tsx';
import { later } from '../shell/later.browser.tsx';
import * as texts from '../texts/owning.ts';
import type { Perform } from '../thread/use-thread.browser.ts';

const AssigneeDialog = later(() =>
  import('./assignee-dialog.browser.tsx').then((loaded) => loaded.AssigneeDialog),
);
const TagsDialog = later(() =>
  import('./tags-dialog.browser.tsx').then((loaded) => loaded.TagsDialog),
);

type Props = {
  thread: DeskThread;
  /** Id of the agent who is signed in. */
  me: string;
  perform: Perform;
  onFault: OnFault;
};

/** Who has the request and which tags it has, in the head of its thread, with what changes them. */
export function OwningBar({ thread, me, perform, onFault }: Props) {
  const [opened, setOpened] = useState<'assignee' | 'tags' | null>(null);
  const [fault, setFault] = useFault(null);
  const { assignee, tags } = thread;
  const isMine = assignee?.id === me;
  const take = () => void perform('assignee', { agent: me }).then(setFault);
  const close = () => setOpened(null);
  useCommands([
    !isMine && { id: 'take', group: 'request', title: texts.take, key: 'KeyA', run: take },
    {
      ...{ id: 'assign', group: 'request', title: texts.handOver, key: 'Shift+KeyA' },
      ...{ words: texts.assignee, run: () => setOpened('assignee') },
    },
    {
      ...{ id: 'tags', group: 'request', title: texts.changeTags, key: 'KeyT' },
      run: () => setOpened('tags'),
    },
  ]);
  return (
    <div class="desk-owning">
      <button
        class="desk-quiet desk-assignee"
        type="button"
        aria-haspopup="dialog"
        onClick={() => setOpened('assignee')}
      >
        <DeskIcon name="person" />
        {assignee ? (
          <>
            <span class="sr-only">{texts.assigneeLabel} </span>
            <bdi>{assignee.title}</bdi>
            {isMine && ` (${texts.you})`}
          </>
        ) : (
          texts.nobody
        )}
      </button>
      {assignee?.away && <span class="desk-tag desk-tag-warn">{texts.away}</span>}
      {!isMine && (
        <button class="desk-quiet" type="button" onClick={take}>
          <CommandKey of="KeyA" />
          {texts.take}
        </button>
      )}
      <button
        class="desk-quiet"
        type="button"
        aria-haspopup="dialog"
        aria-label={tags.length > 0 ? texts.changeTags : undefined}
        onClick={() => setOpened('tags')}
      >
        <DeskIcon name="tag" />
        {tags.length === 0 && texts.addTags}
      </button>
      {tags.length > 0 && (
        <ul class="desk-tags" aria-label={texts.tags}>
          {tags.map(({ id, title }) => (
            <li key={id} class="desk-tag">
              <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      {opened === 'assignee' && (
        <AssigneeDialog {...{ thread, me, perform, onFault }} onClose={close} />
      )}
      {opened === 'tags' && <TagsDialog {...{ thread, perform, onFault }} onClose={close} />}
    </div>
  );
}
