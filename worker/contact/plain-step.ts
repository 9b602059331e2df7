import { pageUrl } from '#shared/contract/pages.ts';
import { emailInput } from '#shared/contract/sign-in.ts';
import { pageTitle } from '#shared/contract/texts/tickets.ts';
import type { Page } from '../foundation/http/document.tsx';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { noSolution } from '../proof-of-work/challenge.ts';
import { sendAnotherProof } from './another-proof.ts';
import { fileUnproven } from './file-unproven.ts';
import { filedPage, type PlainStep, waitingPage } from './plain-page.tsx';
import * as texts from './texts.ts';
import { readWaiting, type Waiting } from './waiting.ts';

// What a browser without scripts does with a request that it has sent and that waits for a proof: the same as the
// screen with scripts, by posts to the form's own address.

const steps: readonly string[] = ['address', 'resend', 'unproven'] satisfies PlainStep[];

/** The step that was posted; null for a form that is to be filed. */
export const readPlainStep = (typed: string | undefined): PlainStep | null =>
  typed !== undefined && steps.includes(typed) ? (typed as PlainStep) : null;

type Posted = {
  step: PlainStep;
  email: string | undefined;
  proofId: string | undefined;
  clientAddress: string;
  knownDevice(address: string): Promise<boolean>;
};

/** A page and its status; `next` is the request as it waits for another proof now, for the browser's cookie. */
export type PlainStepAnswer = { status: number; page: Page; next?: Waiting };

/** @throws Problem `code_expired` where no request of this browser waits any more. */
export async function takePlainStep(
  context: RequestContext,
  posted: Posted,
): Promise<PlainStepAnswer> {
  const { step, email = '', proofId } = posted;
  try {
    // An SMS costs work, which only scripts can do (R61); the page offers none.
    if (step === 'resend' && (await isForMobile(context, proofId)))
      throw new Problem('work_needed');
    if (step === 'unproven')
      return { status: 200, page: filedPage(await fileUnproven(context, posted)) };
    const sent = await sendAnotherProof(context, {
      ...posted,
      email: step === 'address' ? readEmail(email) : undefined,
      prove: 'link',
      isPlain: true,
      solution: async () => noSolution,
    });
    const waiting = await readWaiting(context, sent.proofId);
    if (!waiting) throw new Problem('code_expired');
    const note = texts.newMailSent;
    return { status: 200, page: pageOf(waiting, { note }), next: waiting };
  } catch (fault) {
    const waiting = await readWaiting(context, proofId);
    if (!(fault instanceof Problem) || fault.status >= 500 || !waiting?.isUnconfirmed) throw fault;
    const emailFault = fault.details.fields?.email;
    const said = {
      ...(emailFault === undefined ? { message: fault.sentence } : { emailFault }),
      ...(step === 'address' && { typedEmail: email }),
    };
    return { status: fault.status, page: pageOf(waiting, said) };
  }
}

/** The page of a request that waits. */
export const pageOf = (
  { proof: { address, wasRefused }, submitted: { code, requestType, hiddenCards }, type }: Waiting,
  said?: Parameters<typeof waitingPage>[1],
): Page =>
  waitingPage(
    {
      title: type?.title ?? pageTitle,
      code,
      address,
      hiddenCards,
      action: pageUrl('contactType', requestType),
      isOptional: type?.unprovenTickets !== 'hold',
      wasSent: wasRefused === 0,
    },
    said,
  );

const isForMobile = async (context: RequestContext, proofId: string | undefined) =>
  (await readWaiting(context, proofId))?.proof.kind === 'sms_code';

function readEmail(typed: string): string {
  const parsed = emailInput.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new Problem('bad_input', { fields: { email: parsed.error.issues[0]?.message ?? '' } });
}
