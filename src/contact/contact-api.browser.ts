import type { ContactNow } from '#shared/contract/contact.ts';
import type { CodeSent } from '#shared/contract/sign-in.ts';
import type { FiledAnswer, ProofToCome } from '#shared/contract/tickets.ts';
import type { ContactFormModel, Typed } from '#shared/forms/contact-form-model.ts';
import { requestOfTyped } from '#shared/forms/typed-request.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { solveProofOfWork, withProofOfWork } from '../api/proof-of-work.browser.ts';

/** What depends on who asks and when. */
export const readContactNow = (type: string): Promise<ContactNow> =>
  answerOf(api.contact[':type'].$get({ param: { type } }));

type Submission = {
  form: ContactFormModel;
  typed: Typed;
  /** The same for every try of this request (R36). */
  key: string;
  replyChannel: ReplyChannel;
  addresses: readonly ('mobile' | 'email')[];
  /** Ids of uploads for the request as a whole, and those that a field of its own takes. */
  attachments: string[];
  files: Readonly<Record<string, string>>;
  anotherMatter: boolean;
  isGuest: boolean;
};

/** Files the request; strangers pay with work first, who has just become one when asked (R27). @throws ApiFault */
export async function submitRequest(submission: Submission): Promise<FiledAnswer> {
  const { form, typed, key } = submission;
  const request = requestOfTyped(form, typed, submission.addresses);
  const send = async (work: string | undefined): Promise<FiledAnswer> =>
    await answerOf(
      api.contact.$post(
        {
          json: {
            ...request,
            facts: { ...request.facts, ...submission.files },
            attachments: submission.attachments,
            replyChannel: submission.replyChannel,
            anotherMatter: submission.anotherMatter,
            ...(work && { work }),
          },
        },
        { headers: { 'Idempotency-Key': key } },
      ),
    );
  return submission.isGuest
    ? await send(await solveProofOfWork('ticket'))
    : await withProofOfWork('ticket', send);
}

export const proveRequest = async (code: string) =>
  (await answerOf(api.contact.prove.$post({ json: { code } }))).filed;

export const resendProofCode = async (work: string | undefined): Promise<CodeSent> => {
  const json = { prove: 'code' as const, ...(work && { work }) };
  return codeSentBy(await answerOf(api.contact.proof.$post({ json })));
};

/** Another mail with a link to the same mailbox; the one before is dead from then on. */
export const resendProofLink = async (work: string | undefined): Promise<void> => {
  const json = { prove: 'link' as const, ...(work && { work }) };
  await answerOf(api.contact.proof.$post({ json }));
};

/** A proof that is due, as the steps of proving tell of it. */
export const codeSentBy = ({ kind, expiresInSeconds }: ProofToCome): CodeSent => ({
  kind: kind === 'sms_code' ? 'mobile' : 'email',
  expiresInSeconds,
  resendAfterSeconds: 60,
});
