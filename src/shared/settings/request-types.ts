import * as z from 'zod/mini';
import { fieldRulesShape, fieldTypeSchema, misplacedRules } from '../fields/rules.ts';
import { idSchema, lineSchema } from './parts.ts';
import { stageSchema } from './stage-schema.ts';
import * as texts from './texts.ts';

/** A fact the form asks for besides title and text. */
const formFieldSchema = z
  .strictObject({
    id: idSchema,
    type: fieldTypeSchema,
    label: lineSchema,
    hint: z.optional(lineSchema),
    required: z._default(z.boolean(), false),
    /** What the customer only claims, and an agent has to verify: marked «اظهار مشتری» at the desk. */
    claimed: z.optional(z.boolean()),
    ...fieldRulesShape,
  })
  .check(
    z.superRefine((field, context) => {
      for (const rule of misplacedRules(field.type, field)) {
        context.addIssue({
          code: 'custom',
          path: [rule],
          message: texts.ruleOfOtherType(rule, field.type),
        });
      }
    }),
  );

/** A kind of request, with the form that customers fill in. */
export const requestTypeSchema = z.strictObject({
  id: idSchema,
  title: lineSchema,
  /** One line: what belongs here. */
  hint: lineSchema,
  /** A name of the icons; the build names them all where it is none of them. */
  icon: z._default(idSchema, 'chat'),
  /** A key of `departments`. */
  department: idSchema,
  /** Whether the agency of a customer who has one answers instead; false for what only the organisation can decide. */
  byAgency: z._default(z.boolean(), true),
  /** A key of `promises`. */
  promise: idSchema,
  /** Whether the customer may say how urgent it is. */
  urgency: z._default(z.boolean(), true),
  /**
   * A ticket whose sender proved nothing: `hold` keeps it from the desk until proof, `after_code` as well until
   * its sender files it without, `accept` lets it in, marked unproven (for troubles that keep people from proving).
   */
  unprovenTickets: z._default(z.enum(['hold', 'after_code', 'accept']), 'hold'),
  fields: z._default(z.array(formFieldSchema), []),
  /** Attachments to the ticket as a whole; identity documents are `sensitive` and kept for a shorter time. */
  files: z._default(z.enum(['none', 'ordinary', 'sensitive']), 'ordinary'),
  /** Keys of `policies` whose text the form and the ticket carry. */
  policies: z._default(z.array(idSchema), []),
  /** The course of its requests, from filing on; empty where they have none but the states of all requests. */
  stages: z._default(z.array(stageSchema), []),
  /** A hint for the title box: what a title that says something looks like here. */
  titleHint: z.optional(lineSchema),
  /** A hint for the text box: which details help. */
  textHint: z.optional(lineSchema),
  /** Takes what fits no other type: it stands last in the list, under «موضوع‌های دیگر», whoever answers it. */
  catchAll: z.optional(z.boolean()),
  /** Not listed on the first page of the form: reached by a link or by a policy. */
  listed: z._default(z.boolean(), true),
});

/** A kind of request, all filled in. */
export type RequestType = z.infer<typeof requestTypeSchema>;
/** A field of a request type, all filled in. */
export type FormField = z.infer<typeof formFieldSchema>;
