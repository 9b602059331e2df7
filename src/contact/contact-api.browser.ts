import type { ContactNow } from '#shared/contract/contact.ts';
import type { CodeSent, SessionAnswer } from '#shared/contract/sign-in.ts';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import { requestOfTyped } from '#shared/forms/typed-request.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { type Address, textOf } from '../sign-in/address.ts';
import { readThread } from '../tickets/tickets-api.browser.ts';
import { attachedFiles } from './attached-files.ts';
import type { RequestDraft } from './draft.browser.ts';
import type { Recipient } from './recipient.ts';

/**
 * What depends on who asks and when: promise, channels, space for files, and the request that waits: the one with this
 * tracking code, or else the last one. @throws ApiFault
 */
export const readContactNow = (type: string, trackingCode?: string): Promise<ContactNow> =>
  answerOf(
    api.contact[':type'].$get({ param: { type }, query: trackingCode ? { trackingCode } : {} }),
  );

export { readThread };

/** Who is signed in. @throws ApiFault */
export const readSession = (): Promise<SessionAnswer> => answerOf(api.session.$get());

type Submission = {
  form: ContactFormModel;
  /** Its key is the same for every try of this request (R36). */
  draft: RequestDraft;
  recipient: Recipient;
  /** The person saw the open ticket like this one and says that it is another matter. */
  anotherMatter: boolean;
};

/**
 * Sends the request; guests add proof of work at once, and so does who turns out to be one (R27).
 * @throws ApiFault
 */
export async function submitRequest({
  form,
  draft: { typed, key, files: uploaded },
  recipient: { addresses, channel, isGuest },
  anotherMatter,
}: Submission): Promise<FiledAnswer> {
  const request = requestOfTyped(form, typed, addresses);
  const { attachments, files } = attachedFiles(form, uploaded);
  const send = async (work: string | undefined): Promise<FiledAnswer> =>
    await answerOf(
      api.contact.$post(
        {
          json: {
            ...request,
            facts: { ...request.facts, ...files },
            attachments,
            replyChannel: channel,
            anotherMatter,
            ...(work && { work }),
          },
        },
        { headers: { 'Idempotency-Key': key } },
      ),
    );
  const address = request.mobile ?? request.email;
  return await withProofOfWork({ form: 'ticket', address }, send, { first: isGuest });
}

/** Proves the address of the request that waits for it; null when it had expired before. @throws ApiFault */
export const proveRequest = async (trackingCode: string, code: string) =>
  (await answerOf(api.contact.prove.$post({ json: { code, trackingCode } }))).filed;

/**
 * Sends another proof for the request with this tracking code, which waits, to the address `to` or, where that is the one it waits for
 * already, once more; what was sent before is of no use any more. @throws ApiFault, AbortError
 */
export const sendAnotherProof = (
  trackingCode: string,
  to: Address,
  { prove, isOther }: { prove: 'code' | 'link'; isOther: boolean },
): Promise<ProofToCome> => {
  const send = (work: string | undefined) =>
    answerOf(
      api.contact.proof.$post({
        json: { trackingCode, prove, ...(isOther && to), ...(work && { work }) },
      }),
    );
  // A link to the mailbox that was worked for already is free.
  const isFree = prove === 'link' && !isOther;
  return isFree ? send(undefined) : withProofOfWork({ form: 'code', address: textOf(to) }, send);
};

/** Files the request with this tracking code, which waits, without its proof. @throws ApiFault */
export const fileUnproven = (trackingCode: string): Promise<FiledAnswer> =>
  answerOf(api.contact.unproven.$post({ json: { trackingCode } }));

/** A proof that is due, in the form in which the steps of proving take it. */
export const codeSentBy = ({
  kind,
  expiresInSeconds,
  resendAfterSeconds,
}: ProofToCome): CodeSent => ({
  kind: kind === 'sms_code' ? 'mobile' : 'email',
  expiresInSeconds,
  resendAfterSeconds,
});
