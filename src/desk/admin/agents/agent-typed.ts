import type { AgentInput, DeskAgent } from '#shared/contract/desk/agents.ts';
import type { KeptTexts } from '../../../drafts/use-kept-texts.browser.ts';

/** What an agent may be, and may do beyond that. */
export const roles = ['agent', 'lead', 'admin'] as const;
/** See `roles`. */
export const allRights = ['full_sheba', 'full_mobile', 'export'] as const;

/** What the form of an agent holds. */
export type Typed = Omit<AgentInput, 'agency'> & {
  /** Empty = of all agencies. */
  agency: string;
};

/** The form of an agent as it is, or of a new one. */
export const typedOf = (agent: DeskAgent | null): Typed => ({
  name: agent?.name ?? '',
  mobile: agent?.mobile ?? '',
  role: agent?.role ?? 'agent',
  departments: agent?.departments ?? [],
  agency: agent?.agency ?? '',
  rights: agent?.rights ?? [],
});

/** The form of a new agent as texts, which `typedFrom` reads. */
export const keptOf = ({ departments, rights, ...texts }: Typed): KeptTexts => ({
  ...texts,
  departments: departments.join('\n'),
  rights: rights.join('\n'),
});

/** The form of a new agent as it was kept; empty where nothing was. */
export function typedFrom({ departments = '', rights = '', ...texts }: KeptTexts): Typed {
  const role = roles.find((one) => one === texts.role);
  return {
    ...typedOf(null),
    ...(texts.name && { name: texts.name }),
    ...(texts.mobile && { mobile: texts.mobile }),
    ...(texts.agency && { agency: texts.agency }),
    ...(role && { role }),
    departments: departments.split('\n').filter(Boolean),
    rights: allRights.filter((right) => rights.split('\n').includes(right)),
  };
}
