import type { StageProgress } from '../contract/tickets.ts';
import { Icon } from './icon.tsx';
import { Moment } from './moment.tsx';
import * as texts from './texts.ts';

type Step = StageProgress['steps'][number];

const stateWords: Readonly<Record<Step['state'], string>> = {
  done: texts.stageDone,
  current: texts.stageCurrent,
  coming: texts.stageComing,
};

/** How far a request has come in its course, and by when what comes next is promised. `now` in epoch milliseconds. */
export function Stages({ progress, now }: { progress: StageProgress; now: number }) {
  return (
    <section class="panel stages" aria-labelledby="stages">
      <h2 id="stages">{texts.stage(progress.title)}</h2>
      {progress.next && <p>{progress.next}</p>}
      <StageList progress={progress} now={now} />
    </section>
  );
}

/** The steps alone, one below the other. */
export function StageList({ progress: { steps }, now }: { progress: StageProgress; now: number }) {
  return (
    <ol class="stage-list">
      {steps.map((step) => (
        <li
          key={step.title}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="stage-mark">{step.state === 'done' && <Icon name="check" />}</span>
          <span class="stage-title">
            {step.title}
            <span class="sr-only">{stateWords[step.state]}</span>
          </span>
          {step.at !== null && (
            <span class="hint">
              <Moment at={step.at} now={now} exact />
            </span>
          )}
          {step.due && <Due due={step.due} />}
        </li>
      ))}
    </ol>
  );
}

function Due({ due: { text, late, rule } }: { due: NonNullable<Step['due']> }) {
  return (
    <span class={late ? 'stage-due late' : 'stage-due'}>
      <Icon name={late ? 'alert' : 'clock'} />
      <span>
        {late ? texts.dueLate(text) : rule ? texts.dueByRule(text, rule) : texts.due(text)}
      </span>
    </span>
  );
}
