import { contactInput } from '#shared/contract/contact.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { withChosenReadings } from '#shared/forms/ask.ts';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { type ContactFormModel, factName, type Typed } from '#shared/forms/contact-form-model.ts';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { pairedBoxes } from '#shared/forms/paired-boxes.ts';
import { requestOfTyped } from '#shared/forms/typed-request.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { publicSettings } from '#shared/settings/public.ts';
import type { Page } from '../foundation/http/document.tsx';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { noSolution } from '../proof-of-work/challenge.ts';
import type { Submitted } from '../tickets/open/checked-request.ts';
import type { Requester } from '../tickets/requester.ts';
import { makeFormToken, readFormToken } from './form-token.ts';
import { contactFormPage } from './plain-page.tsx';
import { OtherTypeButton, otherTypeOf, plainAddressOf, whyNoProof } from './plain-way.tsx';
import { submitRequest } from './submit.ts';
import * as texts from './texts.ts';

// The form as a browser without scripts posts it. The built page has no token, so the first post
// comes back filled in, to be looked at once more; the second files it, by e-mail proof alone.

/** What a form without scripts gets: the submitted request, or a page with an HTTP status that asks again. */
export type PlainAnswer =
  | { submitted: Submitted }
  | { submitted: null; status: number; page: Page };

type Posted = { typed: Typed; requester: Requester; clientAddress: string; knownDevice: boolean };

/** @throws Problem `not_found` for an unknown type. */
export async function submitPlainForm(
  context: RequestContext,
  typeId: string,
  { typed: posted, ...request }: Posted,
): Promise<PlainAnswer> {
  const facts = factsOfType(publicSettings(context.settings), typeId);
  if (!facts) throw new Problem('not_found');
  const today = todayOf(context);
  const whole = { ...posted, ...pairedBoxes(facts, posted, today) };
  const typed = withChosenReadings(facts, whole, today);
  const plainAddress = plainAddressOf(context, facts.type);
  const { input, faults: wrong, tooLong } = parseTyped(facts, typed, plainAddress);
  const key = await readFormToken(context, typeId, typed.formToken ?? '');
  if (plainAddress === null) {
    const message = whyNoProof(otherTypeOf(context, facts.type));
    const status = key === null ? 200 : 422;
    return await showAgain(context, facts, typed, {
      status,
      message,
      isUnprovable: true,
      faults: tooLong,
    });
  }
  if (key === null) return await showAgain(context, facts, typed, firstLook(tooLong));
  try {
    if (!input) throw new Problem('bad_input', { fields: wrong });
    const submitted = await submitRequest(context, input, {
      ...request,
      key,
      solution: noSolution,
      isPlain: true,
    });
    return { submitted };
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
    const { status } = fault;
    const message = fault.code === 'key_reused' ? texts.alreadyFiled : fault.sentence;
    const short = {
      ...typed,
      ...Object.fromEntries(Object.keys(tooLong).map((name) => [name, ''])),
    };
    const faults = allFaults(context, facts, short, fault.details.fields ?? {});
    const isUnprovable = /^email_(?:spent|paused)$/.test(fault.code);
    return await showAgain(context, facts, typed, { status, message, faults, isUnprovable });
  }
}

const todayOf = ({ clock }: RequestContext) => jalaliIso(instantToJalali(clock.now()));

/** What the contract says of the boxes: sizes first of all, for nothing else may read what is too long (R91). */
function parseTyped(
  facts: ContactFormModel,
  typed: Typed,
  plainAddress: ReturnType<typeof plainAddressOf>,
) {
  const addresses = plainAddress && typed[plainAddress] ? [plainAddress] : [];
  const request = requestOfTyped(facts, typed, addresses);
  const anotherMatter = typed.anotherMatter === 'yes';
  const parsed = contactInput.safeParse({ ...request, anotherMatter, prove: 'link' });
  const faults: Record<string, string> = {};
  const tooLong: Record<string, string> = {};
  for (const { code, path, message } of parsed.error?.issues ?? []) {
    const name = path.join('.');
    faults[name] ??= message;
    if (code === 'too_big') tooLong[name] ??= message;
  }
  return { input: parsed.data, faults, tooLong };
}

/** Before a token is there, the form says of what was typed only that it will not fit. */
const firstLook = (tooLong: Record<string, string>) => {
  if (Object.keys(tooLong).length === 0) return { status: 200, note: texts.lookAgain };
  const { status, sentence: message } = new Problem('bad_input');
  return { status, message, faults: tooLong };
};

/**
 * Every fault at once: a person without scripts sees them only by sending. That of its address stands beside the one
 * box it has.
 */
function allFaults(
  context: RequestContext,
  facts: ContactFormModel,
  typed: Typed,
  { mobile, ...refused }: Readonly<Record<string, string>>,
): Record<string, string> {
  const today = todayOf(context);
  const { takesFiles } = context.files;
  const asked = plainAddressOf(context, facts.type) ?? 'email';
  const addresses = mobile || typed[asked] ? [asked] : [];
  return { ...checkTyped(facts, typed, { today, addresses, takesFiles }).faults, ...refused };
}

async function showAgain(
  context: RequestContext,
  facts: ContactFormModel,
  typed: Typed,
  shown: {
    status: number;
    note?: string;
    message?: string;
    faults?: Record<string, string> | undefined;
    /** No link can be sent to prove it: another type is offered. */
    isUnprovable?: boolean;
  },
): Promise<PlainAnswer> {
  const other = shown.isUnprovable ? otherTypeOf(context, facts.type) : undefined;
  const page = contactFormPage({
    facts,
    typed: onlyBoxes(facts, typed),
    note: shown.note,
    message: shown.message,
    faults: shown.faults ?? {},
    action: pageUrl('contactType', facts.type.id),
    formToken: await makeFormToken(context, facts.type.id),
    takesFiles: context.files.takesFiles,
    today: todayOf(context),
    alive: false,
    plainAddress: plainAddressOf(context, facts.type),
    slots: { besideSend: other && OtherTypeButton({ other }) },
  });
  return { submitted: null, status: shown.status, page };
}

/** What was typed into boxes of this form, and nothing else that was posted. */
function onlyBoxes({ type }: ContactFormModel, typed: Typed): Typed {
  const names = [
    'title',
    'text',
    'urgency',
    'email',
    'mobile',
    'terms',
    ...type.fields.map(({ id }) => factName(id)),
  ];
  return Object.fromEntries(names.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])));
}
