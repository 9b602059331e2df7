import { useState } from 'preact/hooks';
import type { DeskThread } from '#shared/contract/desk.ts';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { StageList } from '#shared/forms/stages.tsx';
import { promiseLabels } from './labels.ts';
import type { Perform } from './use-thread.browser.ts';

/** How far the ticket has come in the course of its type, and the control that moves it. Nothing where it has none. */
export function StageControl({ thread, perform }: { thread: DeskThread; perform: Perform }) {
  const { course, can, now } = thread;
  if (!course) return null;
  const { progress, promise } = course;
  return (
    <section class="desk-manage" aria-labelledby="stages">
      <h3 id="stages">مرحله: {progress?.title ?? 'نامشخص'}</h3>
      {promise && promise.state !== 'fine' && (
        <p class="desk-warn">
          {promiseLabels[promise.state]}: تا {promise.text}
        </p>
      )}
      {progress ? (
        <StageList progress={progress} now={now} />
      ) : (
        <p class="hint">مرحلهٔ قبلی این درخواست دیگر در تنظیمات نیست؛ مرحلهٔ فعلی را انتخاب کنید.</p>
      )}
      {can.stage && <MoveStage key={course.current} course={course} perform={perform} />}
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
  const [stage, setStage] = useState(following);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  async function move() {
    if (isBusy) return;
    setIsBusy(true);
    setFault(await perform('stage', { stage }));
    setIsBusy(false);
  }
  return (
    <ScriptForm
      class="form stage-move"
      onSubmit={() => {
        void move();
      }}
    >
      <label class="field">
        <span class="label">مرحلهٔ جدید</span>
        <select
          class="input"
          value={stage}
          aria-describedby="stage-hint"
          onChange={(event) => setStage(event.currentTarget.value)}
        >
          {stages.map(({ id, title }) => (
            <option key={id} value={id}>
              {id === current ? `${title} (فعلی)` : title}
            </option>
          ))}
        </select>
      </label>
      <p class="hint" id="stage-hint">
        مشتری مرحلهٔ جدید و مهلت آن را می‌بیند و پیام می‌گیرد.
      </p>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <button class="button button-small" type="submit" aria-disabled={isBusy || stage === current}>
        ثبت مرحله
      </button>
    </ScriptForm>
  );
}
