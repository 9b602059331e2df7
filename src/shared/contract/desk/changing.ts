import * as z from 'zod/mini';
import { inputLimits, ticketLimits } from '../../fields/size-limits.ts';
import type { FormField } from '../../settings/request-types.ts';
import { lineInput } from '../tickets.ts';
import { typedInput } from '../typed-text.ts';
import { idText, type Titled } from './ids.ts';

// What an agent corrects of a request: its title, urgency, type and facts.

/** How urgent a request can be. */
export const urgencies = ['normal', 'high', 'urgent'] as const;

const version = z.int().check(z.positive());

/** A change of a ticket: what is left out stays. */
export const changeInput = z.strictObject({
  version,
  title: z.optional(lineInput(ticketLimits.title)),
  urgency: z.optional(z.enum(urgencies)),
  /** Id of the new type; facts that it has as well are kept. */
  requestType: z.optional(idText),
  /** As typed, by the id of their field; those that are left out stay. */
  facts: z._default(
    z
      .record(idText, typedInput(ticketLimits.facts))
      .check(z.refine((facts) => Object.keys(facts).length <= ticketLimits.factCount)),
    {},
  ),
});
/** `changeInput` once it is parsed. */
export type ChangeInput = z.infer<typeof changeInput>;

/** `?type=refund`: the boxes of that type; of the ticket's own where left out. */
export const changeFormQuery = z.strictObject({
  type: z.optional(z.string().check(z.maxLength(inputLimits.id))),
});

/** A fact that can be changed. */
export type ChangeField = {
  field: FormField;
  /** As it can be typed; empty where nothing was filled in, and where it is shown in part. */
  typed: string;
  /** What is shown of a value that is shown in part and stays if nothing is typed; null for all others. */
  shown: string | null;
};

/** What `GET /api/desk/tickets/<code>/form` answers. */
export type ChangeForm = {
  requestType: string;
  /** All types that a ticket can have. */
  types: Titled[];
  urgencies: Titled[];
  fields: ChangeField[];
  /** Today in Tehran: `1405-09-03`. */
  today: string;
};
