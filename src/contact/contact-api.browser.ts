import type { ContactNow } from '#shared/contract/contact.ts';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import { requestOfTyped } from '#shared/forms/typed-request.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import { attachedFiles } from './attached-files.ts';
import type { RequestDraft } from './draft.browser.ts';
import type { Recipient } from './recipient.ts';

/** What depends on who asks and when: promise, channels, space for files. @throws ApiFault */
export const readContactNow = (type: string): Promise<ContactNow> =>
  answerOf(api.contact[':type'].$get({ param: { type } }));

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
export const proveRequest = async (code: string) =>
  (await answerOf(api.contact.prove.$post({ json: { code } }))).filed;

/** Sends another code for the request that waits for a proof. @throws ApiFault */
export const resendProofCode = async (work: string | undefined): Promise<CodeSent> => {
  const json = { prove: 'code' as const, ...(work && { work }) };
  return codeSentBy(await answerOf(api.contact.proof.$post({ json })));
};

/** Sends another mail with a link; the link of the one before no longer works. @throws ApiFault */
export const resendProofLink = async (): Promise<void> => {
  await answerOf(api.contact.proof.$post({ json: { prove: 'link' } }));
};

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
