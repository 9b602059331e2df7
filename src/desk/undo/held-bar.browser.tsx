import { useCommands } from '../shell/commands/use-commands.browser.ts';
import * as texts from '../texts/undo.ts';
import { SettledLine, WaitingLine } from './held-lines.browser.tsx';
import { useHeldActs } from './use-held-acts.browser.ts';

type Props = Parameters<typeof useHeldActs>[0];

const undoKey = 'KeyZ';

/**
 * Own acts that can still be undone, each with the time it has left, and what became of acts that were stopped or that were
 * for many. The time goes on whatever is pointed at or has the focus.
 */
export function HeldBar(props: Props) {
  const { waiting, settled, said, fault, undo, dismiss } = useHeldActs(props);
  const [newest] = waiting;
  useCommands([
    newest && {
      ...{ id: 'undo', group: 'desk', title: texts.undo, key: undoKey },
      run: () => undo(newest),
    },
  ]);
  return (
    <>
      <p class="sr-only" role="status">
        {said}
      </p>
      {(waiting.length > 0 || settled.length > 0 || fault) && (
        <section class="desk-held-acts" aria-label={texts.onTheirWay}>
          {fault && (
            <p class="desk-held-line problem" role="alert">
              {fault}
            </p>
          )}
          {waiting.map((act, index) => (
            <WaitingLine
              key={act.id}
              act={act}
              undoKey={index === 0 ? undoKey : null}
              onUndo={() => undo(act)}
            />
          ))}
          {settled.map((act) => (
            <SettledLine key={act.id} act={act} onDismiss={() => dismiss(act.id)} />
          ))}
        </section>
      )}
    </>
  );
}
