import { useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { StageList } from '#shared/forms/stages.tsx';
import * as texts from '../texts/acts.ts';
import { stage as stageText, until } from '../texts/request.ts';
import type { Perform } from './use-thread.browser.ts';

/** How far the ticket has come in the course of its type, and the control that moves it. Nothing where it has none. */
export function StageControl({ thread, perform }: { thread: DeskThread; perform: Perform }) {
  const { course, can, now } = thread;
  if (!course) return null;
  const { progress, promise } = course;
  return (
    <section class="desk-manage" aria-labelledby="stages">
      <h3 id="stages">{stageText(progress?.title ?? texts.unknownStage)}</h3>
      {promise && promise.state !== 'fine' && (
        <p class="desk-warn">{until(promise.state, promise.text)}</p>
      )}
      {progress ? (
        <StageList progress={progress} now={now} />
      ) : (
        <p class="hint">{texts.stageGone}</p>
      )}
      {can.stage && <MoveStage course={course} perform={perform} />}
    </section>
  );
}

function MoveStage({
  course: { stages, current },
  perform,
}: {
  course: NonNullable<DeskThread['course']>;
  perform: Perform;
}) {
  const following = stages[stages.findIndex(({ id }) => id === current) + 1]?.id ?? current ?? '';
  // What was chosen stays where somebody else moves the ticket.
  const [chosen, setChosen] = useState<string | null>(null);
  const stage = stages.find(({ id }) => id === chosen)?.id ?? following;
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function move() {
    if (isBusy) return;
    setIsBusy(true);
    const sentence = await perform('stage', { stage });
    setIsBusy(false);
    setFault(sentence);
    if (sentence === null) setChosen(null);
  }
  return (
    <ScriptForm
      class="form stage-move"
      onSubmit={() => {
        void move();
      }}
    >
      <label class="field">
        <span class="label">{texts.newStage}</span>
        <select
          class="input"
          value={stage}
          aria-describedby="stage-hint"
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {stages.map(({ id, title }) => (
            <option key={id} value={id}>
              {id === current ? texts.currentStage(title) : title}
            </option>
          ))}
        </select>
      </label>
      <p class="hint" id="stage-hint">
        {texts.stageHint}
      </p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <button class="button button-small" type="submit" aria-disabled={isBusy || stage === current}>
        {texts.sendStage}
      </button>
    </ScriptForm>
  );
}
