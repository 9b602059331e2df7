import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { calendarSchema } from '../working-time/calendar.ts';
import { calendarDaySchema } from '../working-time/calendar-day.ts';
import { durationSchema } from '../working-time/duration.ts';
import { alarmsSchema } from './alarms.ts';
import { contactSchema } from './contact.ts';
import { deskSchema } from './desk.ts';
import { limitsSchema } from './limits.ts';
import { lunarHolidaysSchema } from './lunar-holidays.ts';
import { messagesSchema } from './messages.ts';
import { dayCountSchema, idSchema, lineSchema, linkSchema } from './parts.ts';
import { policySchema } from './policies.ts';
import { qualitySchema } from './quality.ts';
import { replyChannelSchema } from './reply-channels.ts';
import { requestTypeSchema } from './request-types.ts';
import { retentionSchema } from './retention.ts';
import { searchPacks } from './search-packs.ts';
import * as texts from './texts.ts';
import { ticketStates } from './ticket-states.ts';

const byId = <T extends z.ZodMiniType>(schema: T) => z.record(idSchema, schema);

/** A colour for light and for dark pages, as `#rrggbb`. */
const accentSchema = z.strictObject({
  light: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, texts.colourFormat('#c2410c'))),
  dark: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, texts.colourFormat('#fdba74'))),
});

const brandSchema = z.strictObject({
  name: lineSchema,
  /** One sentence under the name on the home page and in search engines. */
  description: lineSchema,
  /** Shown to people; links and cookies come from PUBLIC_ORIGIN. */
  address: lineSchema,
  /** The organisation's own site. */
  home: z.optional(linkSchema),
  /** A file in `content/assets/`: beside the name in the header, 32 px high; a square SVG is the favicon as well. */
  logo: z.optional(lineSchema),
  /** What the home page says above its search. */
  headline: z._default(lineSchema, texts.headline),
  /** An SVG in `content/assets/`, 8 wide to 3 high: its halves stand at the two sides of the home page's band. */
  illustration: z.optional(lineSchema),
  accent: accentSchema,
  /** How round corners are. */
  radius: z._default(z.enum(['sharp', 'soft', 'round']), 'round'),
  /** The tint of pages, of their text and of their lines. */
  paper: z._default(z.enum(['neutral', 'warm', 'sand', 'cool', 'sage']), 'warm'),
  /** Links of the footer. */
  links: z._default(z.array(z.strictObject({ title: lineSchema, href: linkSchema })), []),
});

/** By whom a department's own people are notified that something waits. */
const notifySchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('none') }),
  z.strictObject({ channel: z.literal('email'), to: z.email() }),
  z.strictObject({ channel: z.literal('sms'), to: z.string().check(z.regex(/^\+989\d{9}$/)) }),
]);

const departmentSchema = z.strictObject({
  title: lineSchema,
  /** A key of `calendars`. */
  calendar: idSchema,
  notify: z._default(notifySchema, { channel: 'none' }),
  /** To whom a request goes that comes to the department: to nobody, to its agents in turn, or to the one with the fewest. */
  assign: z._default(z.enum(['none', 'round_robin', 'least_loaded']), 'none'),
});

/** What a customer's plan changes: hours, promise. Customers get plans by `customers:import`. */
const planSchema = z.strictObject({
  title: lineSchema,
  calendar: z.optional(idSchema),
  promise: z.optional(idSchema),
  /** What the fee covers and what costs extra, stated on the ticket. */
  covers: z.optional(z.string()),
});

/** A reseller that answers its own customers. */
const agencySchema = z.strictObject({ title: lineSchema, department: idSchema });

const promiseSchema = z.strictObject({
  within: durationSchema,
  /** Share of the time that is left when the desk is notified that the promise is at risk. */
  atRiskShare: z._default(z.number().check(z.gt(0), z.lt(1)), 0.25),
});

const announcementSchema = z
  .strictObject({
    text: lineSchema,
    href: z.optional(linkSchema),
    /** Jalali days, both included: `1405-12-25`. */
    from: calendarDaySchema,
    to: calendarDaySchema,
  })
  .check(
    z.refine(({ from, to }) => from <= to, {
      message: texts.endsBeforeStart,
      path: ['to'],
    }),
  );

const urgencySchema = z.strictObject({
  normal: z.strictObject({ title: lineSchema, hint: lineSchema }),
  high: z.strictObject({ title: lineSchema, hint: lineSchema }),
  urgent: z.strictObject({
    title: lineSchema,
    hint: lineSchema,
    /** How many urgent tickets one customer may open in `days`. */
    quota: z.strictObject({
      /** Tickets in the last `days`. */
      count: z.int().check(z.positive(), z.maximum(settingsLimits.quota)),
      days: dayCountSchema,
    }),
  }),
});

/** Words that search knows, and what is counted of searches, by week and without who searched. */
const searchSchema = z.strictObject({
  /** Trades whose words it knows beside those of any support. */
  packs: z._default(z.array(z.enum(searchPacks)), []),
  /** Those without an answer. */
  countMisses: z._default(z.boolean(), true),
  /** How those with one ended: which result was opened, or none, and whether a request followed. */
  countOutcomes: z._default(z.boolean(), false),
});

/** `content/settings.json`: all that makes one organisation's help centre differ from another's. */
export const settingsSchema = z.strictObject({
  $schema: z.optional(z.string()),
  brand: brandSchema,
  /** How amounts are shown; books always hold whole Rials. */
  money: z._default(z.enum(['toman', 'rial']), 'toman'),
  calendars: byId(calendarSchema),
  lunarHolidays: z._default(lunarHolidaysSchema, {}),
  departments: byId(departmentSchema),
  plans: z._default(byId(planSchema), {}),
  agencies: z._default(byId(agencySchema), {}),
  promises: byId(promiseSchema),
  policies: z._default(byId(policySchema), {}),
  requestTypes: z.array(requestTypeSchema).check(z.minLength(1)),
  urgency: urgencySchema,
  /** Ways an answer may be announced, in the order the form offers them. */
  replyChannels: z.array(replyChannelSchema).check(z.minLength(1)),
  contact: z._default(contactSchema, contactSchema.parse({})),
  /** How somebody without an account proves a mailbox: a code typed at once, or a link good for 24 hours. */
  emailProof: z._default(z.enum(['code', 'link']), 'code'),
  quality: qualitySchema,
  messages: messagesSchema,
  limits: z._default(limitsSchema, limitsSchema.parse({})),
  retention: z._default(retentionSchema, retentionSchema.parse({})),
  /** Quiet days after an answer until a ticket closes by itself; days in which a message reopens it. */
  tickets: z._default(
    z.strictObject({
      quietDays: dayCountSchema,
      reopenDays: dayCountSchema,
    }),
    { quietDays: 7, reopenDays: 7 },
  ),
  /** What states are called: `"in_review": "ملاحظه شد، در حال بررسی"`; the product's where left out. */
  stateWords: z._default(z.partialRecord(z.enum(ticketStates), lineSchema), {}),
  alarms: z._default(alarmsSchema, alarmsSchema.parse({})),
  announcements: z._default(z.array(announcementSchema), []),
  /** Consent asked with the form; the version a customer agreed to stays on the ticket. */
  terms: z.optional(z.strictObject({ version: lineSchema, label: lineSchema, href: linkSchema })),
  /** Whether articles ask their readers if they helped. */
  feedback: z._default(z.strictObject({ enabled: z.boolean() }), { enabled: true }),
  search: z._default(searchSchema, searchSchema.parse({})),
  desk: z._default(deskSchema, deskSchema.parse({})),
});

/** Settings that were checked, all filled in. */
export type Settings = z.infer<typeof settingsSchema>;
export type { ReplyChannel } from './reply-channels.ts';
/** How urgent a customer says a request is. */
export type Urgency = keyof Settings['urgency'];
