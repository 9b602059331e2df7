import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { titleOfState } from '#shared/contract/tickets.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { hasDepartment, type Viewer } from '../store-viewer.ts';

type Rows = {
  agents: readonly { id: string; name: string }[];
  tags: readonly { id: string; title: string }[];
  /** Left out where only operators are read. */
  closeReasons?: readonly { id: string; title: string }[];
  /** Null where nothing depends on who asks. */
  viewer: Viewer | null;
};

/** What filters and operators can name; departments and agencies are those in the agent's reach. */
export function choicesOf(
  settings: Settings,
  { agents, tags, closeReasons = [], viewer }: Rows,
): DeskChoices {
  const titled = (entries: Readonly<Record<string, { title: string }>>) =>
    Object.entries(entries).map(([id, { title }]) => ({ id, title }));
  const mayRead = ({ id }: { id: string }) => viewer === null || hasDepartment(viewer, id);
  const mayMeet = ({ id }: { id: string }) => (viewer?.agency ?? id) === id;
  return {
    departments: titled(settings.departments).filter(mayRead),
    destinations: titled(settings.departments),
    states: (['waiting', 'in_review', 'answered', 'closed'] as const).map((id) => ({
      id,
      title: titleOfState(settings.stateWords, id),
    })),
    types: settings.requestTypes.map(({ id, title }) => ({ id, title })),
    urgencies: titled(settings.urgency),
    agencies: titled(settings.agencies).filter(mayMeet),
    plans: titled(settings.plans),
    agents: agents.map(({ id, name }) => ({ id, title: name })),
    tags: [...tags],
    closeReasons: [...closeReasons],
    me: viewer?.agentId ?? '',
  };
}
