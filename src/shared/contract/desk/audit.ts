import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { parseTrackingCode } from '../../fields/tracking-code.ts';
import { calendarDaySchema } from '../../working-time/calendar-day.ts';
import { wrongCode } from '../texts/inputs.ts';
import { cursorText, idText, type Titled } from './ids.ts';

const codeInput = z.pipe(
  z.string().check(z.maxLength(deskLimits.filter)),
  z.transform((typed: string, context) => {
    const code = parseTrackingCode(typed);
    if (code !== null) return code;
    context.issues.push({ code: 'custom', message: wrongCode, input: typed });
    return z.NEVER;
  }),
);

/** Query of `GET /api/desk/audit`: what narrows the list down, all at once, and where its page begins. */
export const auditQuery = z.strictObject({
  /** Id of the agent who did it. */
  agent: z.optional(idText),
  /** One of `auditActions`. */
  action: z.optional(idText),
  /** Tracking code of the request that it concerned, as typed. */
  code: z.optional(codeInput),
  /** Done on this day or later, and on this day or before; Jalali, `1405-08-01`. */
  from: z.optional(calendarDaySchema),
  to: z.optional(calendarDaySchema),
  /** `next` of the page before. */
  after: z.optional(cursorText),
});
/** `auditQuery` once it is parsed. */
export type AuditQuery = z.infer<typeof auditQuery>;

/** What an agent did. */
export type AuditEntry = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  /** The name of who did it. */
  agent: string;
  /** What was done, in words: «شمارهٔ شبا» that was read, «تغییر کارشناس». */
  what: string;
  /** Of whom or what, and the old and new values, in words; empty where there is nothing to say. */
  details: string;
  /** The request that it concerned; null where it was none. */
  code: string | null;
};

/** A page of what agents did, the newest first. `next` is null on the last one; a page may have no entry and go on. */
export type AuditAnswer = {
  entries: AuditEntry[];
  next: string | null;
  /** Epoch milliseconds. */
  now: number;
  /** What filters can name. */
  agents: Titled[];
  actions: Titled[];
};
