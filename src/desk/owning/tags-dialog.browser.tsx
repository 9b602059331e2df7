import { useRef, useState } from 'preact/hooks';
import type { Titled } from '#shared/contract/desk/ids.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { foldText } from '#shared/persian/letters.ts';
import { useFault } from '../../api/online.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { closeDialogOf, FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/owning.ts';
import type { Perform } from '../thread/use-thread.browser.ts';
import { type Choice, Chooser, ChooserWait } from './chooser.browser.tsx';
import { useChoices } from './use-choices.browser.ts';

type Props = {
  thread: Pick<DeskThread, 'code' | 'tags'>;
  perform: Perform;
  onFault: OnFault;
  onClose(): void;
};

/** The id of a tag that is not in the list yet; no id of a row begins so. */
const newId = (title: string) => `+${title}`;
const isNewId = (id: string) => id.startsWith('+');

/** The tags of a request: those of the list, and new ones by typing. */
export function TagsDialog({ thread, perform, onFault, onClose }: Props) {
  const { choices, fault: notRead, retry } = useChoices(thread.code, onFault);
  // What was changed, not what came of it: a colleague may change tags meanwhile.
  const [added, setAdded] = useState<readonly Titled[]>([]);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [fault, setFault] = useFault(null);
  const [isBusy, setIsBusy] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const isOnTicket = (id: string) => thread.tags.some((tag) => tag.id === id);
  const chosen = [
    ...thread.tags.filter(({ id }) => !removed.has(id)),
    ...added.filter(({ id }) => !isOnTicket(id)),
  ];
  const listed = [
    ...thread.tags,
    ...added.filter(({ id }) => isNewId(id)),
    ...(choices?.tags ?? []).filter(({ id }) => !isOnTicket(id)),
  ];
  const isChosen = (id: string) => chosen.some((tag) => tag.id === id);
  const toggle = (id: string) => {
    setFault(null);
    if (isChosen(id)) {
      setAdded(added.filter((tag) => tag.id !== id));
      return setRemoved(new Set([...removed, id]));
    }
    if (chosen.length >= deskLimits.tagsOfTicket) return setFault(texts.mostTags);
    setRemoved(new Set([...removed].filter((one) => one !== id)));
    if (isOnTicket(id)) return;
    const tag = listed.find((one) => one.id === id) ?? { id, title: id.slice(1) };
    setAdded([...added, tag]);
  };
  const save = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const words = await perform('tags', {
      tags: chosen.filter(({ id }) => !isNewId(id)).map(({ id }) => id),
      added: chosen.filter(({ id }) => isNewId(id)).map(({ title }) => title),
    });
    setIsBusy(false);
    setFault(words);
    if (words === null) closeDialogOf(content.current);
  };
  const newOf = (typed: string): Choice | null => {
    const words = foldText(typed);
    if (!choices || listed.some(({ title }) => foldText(title) === words)) return null;
    const title = typed.slice(0, deskLimits.tagTitle);
    return { id: newId(title), title: texts.newTag(title), note: texts.isNewTag };
  };
  return (
    <FrontDialog title={texts.tags} kind="desk-palette desk-choose" onClose={onClose}>
      {notRead && (
        <ChooserWait>
          <FaultNotice fault={notRead} onRetry={retry} />
        </ChooserWait>
      )}
      <Chooser
        label={texts.findTag}
        choices={listed.map((tag) => ({
          ...tag,
          isChosen: isChosen(tag.id),
          note: isNewId(tag.id) ? texts.isNewTag : undefined,
        }))}
        isMultiple
        isBusy={!choices && !notRead}
        maxLength={deskLimits.tagTitle}
        none={choices ? texts.noTags : ''}
        newOf={newOf}
        onChoose={toggle}
        onSend={() => void save()}
      />
      <div class="desk-choose-foot" ref={content}>
        {fault && (
          <p class="problem" role="alert">
            {fault}
          </p>
        )}
        <button
          class="button button-small"
          type="button"
          aria-disabled={isBusy}
          onClick={() => void save()}
        >
          {texts.saveTags}
          <CommandKey of="Mod+Enter" />
        </button>
      </div>
    </FrontDialog>
  );
}
