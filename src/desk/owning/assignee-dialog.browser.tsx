import { useEffect, useRef, useState } from 'preact/hooks';
import type { Colleague } from '#shared/contract/desk/owning.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { deskLimits, ticketLimits } from '#shared/fields/size-limits.ts';
import { TextArea } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { focusOn } from '../../api/focus.browser.ts';
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
  thread: DeskThread;
  /** Id of the agent who is signed in. */
  me: string;
  perform: Perform;
  onFault: OnFault;
  onClose(): void;
};

const nobody = 'nobody';

/** Who is to have the request: oneself and nobody at once, a colleague with a note that may go along. */
export function AssigneeDialog({ thread, me, perform, onFault, onClose }: Props) {
  const { choices, fault: notRead, retry } = useChoices(thread.code, onFault);
  const [chosen, setChosen] = useState<Colleague | null>(null);
  const [fault, setFault] = useFault(null);
  const [isBusy, setIsBusy] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const give = async (agent: string | null, note = '') => {
    if (isBusy) return;
    setIsBusy(true);
    const words = await perform('assignee', { agent, ...(note.trim() && { note: note.trim() }) });
    setIsBusy(false);
    setFault(words);
    if (words === null) closeDialogOf(content.current);
  };
  const choose = (id: string) => {
    if (id === nobody) return void give(null);
    const colleague = choices?.colleagues.find((one) => one.id === id);
    if (!colleague || id === thread.assignee?.id) return closeDialogOf(content.current);
    if (id === me) return void give(me);
    setChosen(colleague);
  };
  return (
    <FrontDialog title={texts.assignee} kind="desk-palette desk-choose" onClose={onClose}>
      {notRead && (
        <ChooserWait>
          <FaultNotice fault={notRead} onRetry={retry} />
        </ChooserWait>
      )}
      {fault && (
        <p class="problem desk-choose-wait" role="alert">
          {fault}
        </p>
      )}
      {chosen ? (
        <HandOver
          colleague={chosen}
          isBusy={isBusy}
          onGive={(note) => void give(chosen.id, note)}
          onBack={() => {
            setChosen(null);
            setFault(null);
          }}
        />
      ) : (
        <Chooser
          label={texts.chooseColleague}
          choices={choices ? choicesOf(choices.colleagues, thread, me) : []}
          isBusy={!choices && !notRead}
          maxLength={deskLimits.filter}
          none={choices ? texts.noColleague : ''}
          onChoose={choose}
        />
      )}
      <div ref={content} />
    </FrontDialog>
  );
}

/** Oneself first, then the others by name, and nobody where somebody has it. */
function choicesOf(
  colleagues: readonly Colleague[],
  { assignee }: Pick<DeskThread, 'assignee'>,
  me: string,
): Choice[] {
  const own = colleagues.filter(({ id }) => id === me);
  const others = colleagues.filter(({ id }) => id !== me);
  return [
    ...[...own, ...others].map(({ id, title, away }) => ({
      ...{ id, title, isChosen: id === assignee?.id },
      note: id === me ? texts.you : away ? texts.away : undefined,
    })),
    ...(assignee ? [{ id: nobody, title: texts.release, isAct: true }] : []),
  ];
}

function HandOver({
  colleague,
  isBusy,
  onGive,
  onBack,
}: {
  colleague: Colleague;
  isBusy: boolean;
  onGive(note: string): void;
  onBack(): void;
}) {
  const [note, setNote] = useState('');
  useEffect(() => void focusOn('field-hand-over'), []);
  return (
    <ScriptForm
      class="form desk-hand-over"
      onKeyDown={(event) => {
        if (event.code !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onGive(note);
      }}
      onSubmit={() => onGive(note)}
    >
      {colleague.away && <p class="desk-warn">{texts.away}</p>}
      <TextArea
        name="hand-over"
        label={texts.noteForColleague}
        hint={texts.noteHint}
        required={false}
        rows={3}
        maxLength={ticketLimits.text}
        value={note}
        onChange={(_, text) => setNote(text)}
      />
      <div class="desk-hand-over-acts">
        <button class="button" type="submit" aria-disabled={isBusy}>
          <span>{texts.handOverTo(<bdi>{colleague.title}</bdi>)}</span>
          <CommandKey of="Mod+Enter" />
        </button>
        <button class="button button-quiet" type="button" onClick={onBack}>
          {texts.another}
        </button>
      </div>
    </ScriptForm>
  );
}
