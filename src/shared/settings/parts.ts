import * as z from 'zod/mini';
import { printableLine } from '../fields/printable-line.ts';
import { settingsLimits } from '../fields/size-limits.ts';
import { readWebAddress } from '../fields/web-address.ts';
import * as texts from './texts.ts';

/** A name in settings: Latin, short, safe in an address and as a key. */
export const idSchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/, texts.idFormat));

/** Whole days: 1 to a century. */
export const dayCountSchema = z.int().check(z.positive(), z.maximum(36_500));

/** One line of text people read. */
export const lineSchema = z.string().check(
  z.minLength(1),
  z.maxLength(settingsLimits.line),
  z.regex(/^[^\r\n]*$/, { error: texts.printableLine, abort: true }),
  z.refine((line) => printableLine.test(line), texts.printableLine),
);

/** A path of our own site or an https, mailto or tel address. */
export const linkSchema = z.string().check(
  z.regex(/^(?:\/(?!\/)|https:\/\/|mailto:|tel:)\S*$/, texts.linkFormat),
  z.refine((href) => leadsWhereItSays(href), texts.linkDisguised),
);

/** A browser takes `\` for `/`, and what stands before `@` for a user. */
const leadsWhereItSays = (href: string) =>
  href.startsWith('https:') ? readWebAddress(href) !== null : !/[\\\p{Cc}\p{Cf}]/u.test(href);
