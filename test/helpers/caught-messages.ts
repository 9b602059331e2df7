import type { OutgoingEmail, OutgoingSms } from '../../worker/foundation/ports/providers.ts';
import type { Services } from '../../worker/foundation/ports/services.ts';

/** Catches what an app sends by its providers, and waits for what is still to come. */
export function catchMessages(services: Services) {
  const texts: OutgoingSms[] = [];
  const mails: OutgoingEmail[] = [];
  Object.assign(services, {
    smsProviders: [
      {
        name: 'kavenegar',
        async send(message: OutgoingSms) {
          texts.push(message);
          return { kind: 'ok', providerMessageId: String(texts.length), costRials: 120 };
        },
      },
    ],
    emailProvider: {
      name: 'smtp',
      async send(message: OutgoingEmail) {
        mails.push(message);
        return { kind: 'ok', providerMessageId: null, costRials: null };
      },
    },
  } satisfies Partial<Services>);

  async function lastTo<Message extends { to: string }>(
    messages: readonly Message[],
    to: string,
    shape: RegExp,
    text: (message: Message) => string,
  ): Promise<string> {
    for (let tries = 0; tries < 1200; tries++) {
      const found = messages.findLast((message) => message.to === to && shape.test(text(message)));
      if (found) return shape.exec(text(found))?.[1] ?? '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Nothing like ${shape} was sent to ${to}.`);
  }

  return {
    texts,
    mails,
    /** The code of the last SMS to this number. */
    smsCode: (mobile: string) => lastTo(texts, mobile, /#(\d{6})/, ({ text }) => text),
    /** The code of the last mail to this address. */
    mailCode: (address: string) =>
      lastTo(mails, address, /(?<!\d)(\d{6})(?!\d)/, ({ text }) => text),
    /** The link of the last mail to this address. */
    mailLink: (address: string) => lastTo(mails, address, /(https?:\/\/\S+)/, ({ text }) => text),
  };
}
