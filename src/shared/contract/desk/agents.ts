import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { mobileInput } from '../sign-in.ts';
import { lineInput } from '../tickets.ts';
import { cursorText, idText, type Titled } from './ids.ts';

// Who answers at the desk, as admins see and change it.

const agentRole = z.enum(['agent', 'lead', 'admin']);
const agentRight = z.enum(['full_sheba', 'full_mobile', 'export']);

const facts = {
  name: lineInput(deskLimits.agentName),
  role: agentRole,
  /** Keys of `settings.departments`. */
  departments: z.array(idText).check(z.maxLength(deskLimits.departmentsOfAgent)),
  /** A key of `settings.agencies`: only requests of its customers; null = of all. */
  agency: z.nullable(idText),
  /** What it may do beyond its role. */
  rights: z.array(agentRight).check(z.maxLength(agentRight.options.length)),
} as const;

/** Body of `POST /api/desk/agents`. */
export const agentInput = z.strictObject({ ...facts, mobile: mobileInput });
/** `agentInput` as it is sent. */
export type AgentInput = z.input<typeof agentInput>;

/** Body of `PUT /api/desk/agents/<id>`: what is left out stays. */
export const agentChangeInput = z.partial(z.strictObject(facts));
/** `agentChangeInput` once it is parsed. */
export type AgentChangeInput = z.infer<typeof agentChangeInput>;

/** Query of `GET /api/desk/agents`. */
export const agentsQuery = z.strictObject({
  /** A part of the name, or digits of the mobile. */
  q: z.optional(z.string().check(z.maxLength(deskLimits.filter))),
  after: z.optional(cursorText),
});
/** `agentsQuery` once it is parsed. */
export type AgentsQuery = z.infer<typeof agentsQuery>;

/** One who answers, or did. */
export type DeskAgent = {
  id: string;
  name: string;
  /** «۰۹۱۲ ۱۲۳ ۴۵۶۷» */
  mobile: string;
  role: z.infer<typeof agentRole>;
  departments: string[];
  agency: string | null;
  rights: z.infer<typeof agentRight>[];
  isEnabled: boolean;
  /** How many open requests it has. */
  open: number;
  /** How many recovery codes are left to it. */
  recoveryCodes: number;
};

/** A page of agents: those who work first, each group by name. `next` is null on the last. */
export type AgentsAnswer = {
  agents: DeskAgent[];
  next: string | null;
  /** What an agent can be given. */
  departments: Titled[];
  agencies: Titled[];
};

/** A second factor, shown this once: what an authenticator scans, and the recovery codes. */
export type EnrolmentAnswer = { uri: string; recoveryCodes: readonly string[] };

/** New recovery codes, shown this once. */
export type RecoveryCodesAnswer = { recoveryCodes: readonly string[] };

/** How many requests nobody has any more, and whether there are more to go on with. */
export type UnassignedAnswer = { unassigned: number; hasMore: boolean };
