import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { durationSchema } from '../working-time/duration.ts';
import { idSchema, lineSchema } from './parts.ts';

const otherwiseSchema = z.strictObject({
  say: lineSchema,
  offer: z.optional(idSchema),
  refuse: z._default(z.boolean(), false),
});

/** For which requests a rule decides: those whose choice field has one of these values. */
const whenSchema = z.strictObject({
  field: idSchema,
  is: z.array(z.string()).check(z.minLength(1)),
});

/**
 * A rule of the organisation as data. `value` is what articles print by `:policy[id]`, `text` is
 * the whole rule that forms show and tickets keep as it stood when they were filed.
 */
export const policySchema = z.strictObject({
  title: lineSchema,
  value: lineSchema,
  text: z.string().check(z.minLength(1), z.maxLength(settingsLimits.policyText)),
  /**
   * What the form decides by it. `within`: a date (and time) field of the request type may lie at
   * most this long ago. `after`: it must lie at least so long ago (time in which the matter settles by
   * itself). `choice`: a choice field must have one of these values. `filled`: a field must
   * not stay empty, for a reason that only the organisation knows. Otherwise the form says `say` and
   * leads to the request type `offer`. A rule with `when` decides for those requests alone.
   */
  rule: z.optional(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.enum(['within', 'after']),
        when: z.optional(whenSchema),
        dateField: idSchema,
        timeField: z.optional(idSchema),
        duration: durationSchema,
        otherwise: otherwiseSchema,
      }),
      z.strictObject({
        kind: z.literal('choice'),
        when: z.optional(whenSchema),
        field: idSchema,
        allowed: z.array(z.string()),
        otherwise: otherwiseSchema,
      }),
      z.strictObject({
        kind: z.literal('filled'),
        when: z.optional(whenSchema),
        field: idSchema,
        otherwise: otherwiseSchema,
      }),
    ]),
  ),
});

/** A rule of the organisation. */
export type Policy = z.infer<typeof policySchema>;
