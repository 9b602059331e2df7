import { type ComponentChildren, Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type {
  AgentsAnswer,
  DeskAgent,
  EnrolmentAnswer,
  RecoveryCodesAnswer,
} from '#shared/contract/desk/agents.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { ApiFault } from '../../../api/client.browser.ts';
import { useKeptTexts } from '../../../drafts/use-kept-texts.browser.ts';
import * as texts from '../../texts/people.ts';
import * as api from '../admin-api.browser.ts';
import type { AdminPageProps } from '../admin-page-props.ts';
import { ConfirmDialog } from '../confirm-dialog.browser.tsx';
import { PagedList } from '../paged-list.browser.tsx';
import { SearchForm } from '../search-form.browser.tsx';
import { GivenUp, useFreshFactor } from '../use-fresh-factor.browser.tsx';
import { usePaged } from '../use-paged.browser.ts';
import { AgentForm } from './agent-form.browser.tsx';
import { type AgentAct, AgentRow } from './agent-row.browser.tsx';
import { keptOf, type Typed, typedFrom, typedOf } from './agent-typed.ts';
import { Enrolment } from './enrolment.browser.tsx';

/** What is shown once, until somebody says that it is kept. */
type Shown = { name: string; secrets: EnrolmentAnswer | RecoveryCodesAnswer; isOpen: boolean };
type Opened = { act: AgentAct | 'add'; agent: DeskAgent | null };

/** Who answers at the desk: the list, adding, changing, enabling and disabling, and second factors. */
export function Agents({ session, onFault }: Pick<AdminPageProps, 'session' | 'onFault'>) {
  const [q, setQ] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const [status, setStatus] = useState('');
  // What was typed outlives the dialog: Escape and a press beside it close that.
  const drafts = useRef(new Map<string, Typed>());
  const added = useKeptTexts('agent');
  const { run, asking } = useFreshFactor();
  const list = usePaged(
    q,
    (after) => api.readAgents(q, after),
    ({ agents }) => agents.length === 0,
    onFault,
  );
  const [first] = list.pages;
  const close = () => setOpened(null);

  /** Does it, and answers what is wrong as a sentence; null where it was done. */
  async function perform(act: () => Promise<string>): Promise<string | null> {
    setStatus('');
    try {
      const said = await run(act);
      close();
      setStatus(said);
      await list.reload();
      return null;
    } catch (thrown) {
      if (thrown instanceof GivenUp) return null;
      const [inField] = thrown instanceof ApiFault ? Object.values(thrown.fields) : [];
      return inField ?? onFault(thrown);
    }
  }

  const dialog = first && opened && dialogOf(opened, first);
  function dialogOf({ act, agent }: Opened, { departments, agencies }: AgentsAnswer) {
    if (act === 'add' || act === 'edit')
      return (
        <AgentForm
          agent={agent}
          isOneself={agent?.id === session.agentId}
          departments={departments}
          agencies={agencies}
          draft={agent ? (drafts.current.get(agent.id) ?? typedOf(agent)) : typedFrom(added.draft)}
          onDraft={(typed) => {
            if (agent) drafts.current.set(agent.id, typed);
            else added.change(keptOf(typed));
          }}
          onSave={async (typed, change) => {
            await run(async () => {
              if (agent) return await api.changeAgent(agent.id, change);
              const secrets = await api.addAgent({ ...change, mobile: typed.mobile });
              setShown({ name: typed.name, secrets, isOpen: true });
              return null;
            });
            if (agent) drafts.current.delete(agent.id);
            else added.clear({});
            close();
            setStatus(agent ? texts.changed(typed.name) : texts.added(typed.name));
            await list.reload();
          }}
          onFault={onFault}
          onClose={close}
        />
      );
    return agent && confirmOf(act, agent);
  }

  function confirmOf(act: Exclude<AgentAct, 'edit'>, agent: DeskAgent): ComponentChildren {
    const { id, name } = agent;
    const count = toPersianDigits(agent.open);
    const show = async (secrets: Promise<Shown['secrets']>) => {
      setShown({ name, secrets: await secrets, isOpen: true });
      return '';
    };
    const asked = {
      enable: {
        ...{ title: texts.editOf(name), text: texts.roleHints[agent.role], act: texts.enable },
        run: () => api.enableAgent(id).then(() => texts.wasEnabled(name)),
      },
      disable: {
        ...{ title: texts.disableTitle(name), act: texts.disable, isDangerous: true },
        text: agent.open > 0 ? texts.disableTextOpen(count) : texts.disableText,
        run: () => api.disableAgent(id).then(() => texts.wasDisabled(name)),
      },
      reset: {
        ...{ title: texts.resetTitle(name), text: texts.resetText, act: texts.reset },
        ...{ isDangerous: true, run: () => show(api.resetFactor(id)) },
      },
      codes: {
        ...{ title: texts.codesTitle(name), text: texts.codesText, act: texts.makeCodes },
        run: () => show(api.renewRecoveryCodes(id)),
      },
      unassign: {
        ...{ title: texts.unassignTitle(name), text: texts.unassignText(count) },
        act: texts.unassign,
        run: () =>
          api
            .unassignAll(id)
            .then((done) =>
              done > 0 ? texts.unassigned(toPersianDigits(done)) : texts.nothingUnassigned,
            ),
      },
    }[act];
    return <ConfirmDialog {...asked} onConfirm={() => perform(asked.run)} onClose={close} />;
  }

  return (
    <>
      <div class="desk-admin-tools">
        <SearchForm label={texts.search} hint={texts.searchHint} onSearch={setQ} />
        <button
          class="button button-small"
          type="button"
          aria-disabled={!first}
          onClick={() => setOpened({ act: 'add', agent: null })}
        >
          {texts.add}
        </button>
      </div>
      <p role="status">{status}</p>
      {shown?.isOpen === false && (
        <p class="notice">
          {texts.notKept(shown.name)}{' '}
          <button
            class="button button-small"
            type="button"
            onClick={() => setShown({ ...shown, isOpen: true })}
          >
            {texts.showAgain}
          </button>
        </p>
      )}
      <PagedList list={list} label={texts.label} none={texts.none}>
        {list.pages.flatMap(({ agents }) =>
          agents.map((agent) => (
            <AgentRow
              key={agent.id}
              agent={agent}
              isOneself={agent.id === session.agentId}
              departments={first?.departments ?? []}
              agencies={first?.agencies ?? []}
              onAct={(act) => setOpened({ act, agent })}
            />
          )),
        )}
      </PagedList>
      {opened && <Fragment key={`${opened.act} ${opened.agent?.id}`}>{dialog}</Fragment>}
      {shown?.isOpen && (
        <Enrolment
          {...shown}
          onKept={() => setShown(null)}
          onClose={() => setShown((now) => now && { ...now, isOpen: false })}
        />
      )}
      {asking}
    </>
  );
}
