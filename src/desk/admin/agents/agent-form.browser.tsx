import { useState } from 'preact/hooks';
import type { AgentInput, DeskAgent } from '#shared/contract/desk/agents.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { mobile } from '#shared/fields/mobile.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { FieldGroup } from '#shared/forms/field-frame.tsx';
import { Choices, TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { ApiFault } from '../../../api/client.browser.ts';
import { focusOn } from '../../../api/focus.browser.ts';
import { useFault } from '../../../api/online.browser.ts';
import type { OnFault } from '../../session/use-desk-session.browser.ts';
import { FrontDialog } from '../../shell/front-dialog.browser.tsx';
import { Select } from '../../shell/select.browser.tsx';
import * as adminTexts from '../../texts/admin.ts';
import * as texts from '../../texts/people.ts';
import { GivenUp } from '../use-fresh-factor.browser.tsx';
import { allRights, roles, type Typed } from './agent-typed.ts';

type Change = Omit<AgentInput, 'mobile'>;
type Faults = Readonly<Record<string, string>>;

type Props = {
  /** Null where one is added. */
  agent: DeskAgent | null;
  /** The own role and agency another admin changes. */
  isOneself: boolean;
  departments: readonly Titled[];
  agencies: readonly Titled[];
  draft: Typed;
  /** What is in the form now, to begin with where it is opened again. */
  onDraft(typed: Typed): void;
  /** Throws what went wrong. */
  onSave(typed: Typed, change: Change): Promise<void>;
  onFault: OnFault;
  onClose(): void;
};

/** Adds an agent, or changes one. */
export function AgentForm({ agent, isOneself, departments, agencies, draft, ...props }: Props) {
  const [typed, setTyped] = useState(draft);
  const [faults, setFaults] = useState<Faults>({});
  const [fault, setFault] = useFault(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const put = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    props.onDraft(next);
  };
  const change = (name: string, value: string) => put({ [name]: value });
  const show = (wrong: Faults) => {
    setFaults(wrong);
    const [first] = Object.keys(wrong);
    if (first) focusOn(`field-${first}`);
  };

  async function save() {
    if (isBusy) return;
    const wrong = faultsOf(typed, agent === null);
    setFault(undefined);
    show(wrong);
    if (Object.keys(wrong).length > 0) return;
    setIsBusy(true);
    try {
      await props.onSave(typed, changeOf(typed));
    } catch (thrown) {
      if (thrown instanceof GivenUp) return;
      const inFields = thrown instanceof ApiFault ? thrown.fields : {};
      if (Object.keys(inFields).length > 0) show(inFields);
      else setFault(props.onFault(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <FrontDialog
      title={agent ? texts.editOf(agent.name) : texts.add}
      isTitled
      kind="desk-form"
      onClose={props.onClose}
    >
      <ScriptForm onSubmit={() => void save()}>
        <TextInput
          {...{ name: 'name', label: texts.name, maxLength: deskLimits.agentName }}
          value={typed.name}
          fault={faults.name}
          onChange={change}
        />
        {agent === null && (
          <TextInput
            {...{ name: 'mobile', label: texts.mobile, hint: texts.mobileHint, dir: 'ltr' }}
            {...{ type: 'tel', inputMode: 'tel', maxLength: 40 }}
            value={typed.mobile}
            fault={faults.mobile}
            onChange={change}
          />
        )}
        {!isOneself && (
          <Choices
            {...{ name: 'role', label: texts.role }}
            value={typed.role}
            fault={faults.role}
            options={roles.map((value) => ({
              ...{ value, label: texts.roles[value], hint: texts.roleHints[value] },
            }))}
            onChange={change}
          />
        )}
        {typed.role !== 'admin' && (
          <Ticks
            {...{ name: 'departments', label: texts.departments, hint: texts.departmentsHint }}
            fault={faults.departments}
            options={departments}
            chosen={typed.departments}
            onChange={(chosen) => put({ departments: chosen })}
          />
        )}
        {agencies.length > 0 && !isOneself && (
          <Select
            {...{ name: 'agency', label: texts.agency, hint: texts.agencyHint }}
            any={texts.noAgency}
            value={typed.agency}
            fault={faults.agency}
            options={agencies}
            onChange={change}
          />
        )}
        <Ticks
          {...{ name: 'rights', label: texts.moreRights, hint: texts.rightsHint, required: false }}
          fault={faults.rights}
          options={allRights.map((id) => ({
            ...{ id, title: texts.rights[id] },
          }))}
          chosen={typed.rights}
          onChange={(chosen) => put({ rights: chosen })}
        />
        {fault && (
          <p class="notice notice-bad" role="alert">
            {fault}
          </p>
        )}
        <div class="actions">
          <button class="button" type="submit" aria-disabled={isBusy}>
            {agent ? texts.save : texts.add}
          </button>
          <button class="button button-quiet" type="button" onClick={props.onClose}>
            {adminTexts.cancel}
          </button>
        </div>
      </ScriptForm>
    </FrontDialog>
  );
}

type TicksProps<Id extends string> = {
  name: string;
  label: string;
  hint: string;
  required?: boolean;
  fault: string | undefined;
  options: readonly { id: Id; title: string }[];
  chosen: readonly Id[];
  onChange(chosen: Id[]): void;
};

/** Any number of a list. */
const Ticks = <Id extends string>({ options, chosen, onChange, ...field }: TicksProps<Id>) => (
  <FieldGroup {...field}>
    <div class="desk-ticks">
      {options.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            name={field.name}
            value={id}
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          {title}
        </label>
      ))}
    </div>
  </FieldGroup>
);

function faultsOf(typed: Typed, isNew: boolean): Faults {
  const parsed = mobile.parse(typed.mobile);
  return {
    ...(isBlank(typed.name) && { name: texts.nameMissing }),
    ...(isNew && !parsed.ok && { mobile: parsed.reason }),
    ...(typed.role !== 'admin' &&
      typed.departments.length === 0 && { departments: texts.departmentsMissing }),
  };
}

const changeOf = ({ mobile: _, agency, ...typed }: Typed): Change => ({
  ...typed,
  agency: agency || null,
});
