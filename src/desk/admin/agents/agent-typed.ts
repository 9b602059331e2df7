import type { AgentInput, DeskAgent } from '#shared/contract/desk/agents.ts';

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
