import type { Customer, MortalServer } from './mortal-server.ts';

/** What a customer sent, and what the app answered, if it did. */
export type Sent = {
  customer: Customer;
  path: string;
  key: string;
  body: Record<string, unknown>;
  /** The tracking code; null until an answer came. */
  code: string | null;
  tries: number;
};

/**
 * Customers who file and reply without pause. Each repeats what got no answer, with the same key,
 * until it gets one: as a browser does that keeps a draft.
 */
export function gatherCrowd(server: MortalServer, customers: readonly Customer[]) {
  const sent: Sent[] = [];
  const refused: string[] = [];
  let open = false;
  let count = 0;

  function nextWish(customer: Customer): Sent {
    count += 1;
    const own = sent.filter((one) => one.customer === customer && one.code !== null);
    const known = count % 3 === 0 ? own.at(-1)?.code : undefined;
    const text = `متن یگانهٔ شمارهٔ ${count}: صفحهٔ پرداخت پس از تأیید سفید می‌ماند.`;
    const wish = { customer, key: crypto.randomUUID(), code: null, tries: 0 };
    if (known) return { ...wish, path: `/api/requests/${known}/messages`, body: { text } };
    const body = {
      requestType: 'technical',
      title: `صفحهٔ شمارهٔ ${count} باز نمی‌شود`,
      text,
      replyChannel: 'sms_and_email',
      anotherMatter: true,
    };
    return { ...wish, path: '/api/contact', body };
  }

  async function send(wish: Sent): Promise<boolean> {
    wish.tries += 1;
    try {
      const response = await fetch(server.origin + wish.path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Sec-Fetch-Site': 'same-origin',
          'Idempotency-Key': wish.key,
          Cookie: `session=${wish.customer.token}`,
        },
        body: JSON.stringify(wish.body),
        signal: AbortSignal.timeout(20_000),
      });
      const answer = (await response.json()) as { code?: string; error?: { code: string } };
      if (response.ok) {
        wish.code = answer.code ?? '';
        return true;
      }
      if (response.status !== 503) refused.push(`${response.status} ${answer.error?.code}`);
      return false;
    } catch {
      return false;
    }
  }

  async function live(customer: Customer) {
    let wish: Sent | null = null;
    while (open || wish) {
      if (!wish) {
        wish = nextWish(customer);
        sent.push(wish);
      }
      if (await send(wish)) wish = null;
      else await new Promise((wake) => setTimeout(wake, 30));
    }
  }

  let living: Promise<unknown> = Promise.resolve();
  return {
    sent,
    refused,
    arrive() {
      open = true;
      living = Promise.all(customers.map(live));
    },
    /** Lets everybody get the answer that is still owed. */
    async leave() {
      open = false;
      await living;
    },
  };
}
