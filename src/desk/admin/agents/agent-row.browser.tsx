import type { DeskAgent } from '#shared/contract/desk/agents.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { pages } from '#shared/contract/pages.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from '../../texts/people.ts';

/** What can be done with an agent. */
export type AgentAct = 'edit' | 'enable' | 'disable' | 'reset' | 'codes' | 'unassign';

const titles = {
  ...{ edit: texts.edit, enable: texts.enable, disable: texts.disable, reset: texts.reset },
  ...{ codes: texts.codes, unassign: texts.unassign },
} as const satisfies Record<AgentAct, string>;

type Props = {
  agent: DeskAgent;
  isOneself: boolean;
  departments: readonly Titled[];
  agencies: readonly Titled[];
  onAct(act: AgentAct): void;
};

/** One who answers, and what can be done with them. */
export function AgentRow({ agent, isOneself, departments, agencies, onAct }: Props) {
  const { name, mobile, role, rights, isEnabled, open, recoveryCodes } = agent;
  const ofOthers = ['reset', isEnabled ? 'disable' : 'enable'] as const;
  const acts = [
    ...(open > 0 ? (['unassign'] as const) : []),
    'codes' as const,
    ...(isOneself ? [] : ofOthers),
  ];
  return (
    <li data-disabled={!isEnabled || undefined}>
      <div>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        <span class="desk-tag">{texts.roles[role]}</span>{' '}
        {isOneself && <span class="desk-tag">{texts.you}</span>}{' '}
        {!isEnabled && <span class="desk-tag desk-tag-warn">{texts.disabled}</span>}
        <p class="hint">
          <bdi dir="ltr">{mobile}</bdi> · {departmentsOf(agent, departments)}
          {agent.agency !== null && ` · ${texts.ofAgency(titleIn(agencies, agent.agency))}`}
        </p>
        {rights.length > 0 && (
          <p class="hint">{rights.map((right) => texts.rights[right]).join('، ')}</p>
        )}
        <p class="hint">
          {open > 0 && (
            <>
              <a href={`${pages.desk.path}?view=all&state=open&assignee=${agent.id}`}>
                {texts.open(toPersianDigits(open))}
              </a>
              {' · '}
            </>
          )}
          {texts.codesLeft(toPersianDigits(recoveryCodes))}
        </p>
      </div>
      <div class="desk-row-acts">
        <button
          class="button button-quiet button-small"
          type="button"
          aria-label={texts.editOf(name)}
          onClick={() => onAct('edit')}
        >
          {texts.edit}
        </button>
        <details class="desk-row-more">
          <summary class="button button-quiet button-small" aria-label={texts.others(name)}>
            {texts.more}
          </summary>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a button is a click */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are pressed */}
          <div
            onClick={({ currentTarget }) => {
              // A button that is folded away can take no focus back from the dialog it opens.
              currentTarget.closest('details')?.querySelector('summary')?.focus();
              currentTarget.closest('details')?.removeAttribute('open');
            }}
          >
            {acts.map((act) => (
              <button
                key={act}
                class="button button-plain button-small"
                type="button"
                onClick={() => onAct(act)}
              >
                {titles[act]}
              </button>
            ))}
          </div>
        </details>
      </div>
    </li>
  );
}

const titleIn = (titled: readonly Titled[], id: string) =>
  titled.find((one) => one.id === id)?.title ?? id;

function departmentsOf({ role, departments }: DeskAgent, all: readonly Titled[]): string {
  if (role === 'admin' || departments.length === all.length) return texts.allDepartments;
  return departments.map((id) => titleIn(all, id)).join('، ');
}
