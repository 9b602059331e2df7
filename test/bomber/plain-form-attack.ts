import type { Attack } from './attack.ts';
import { inParallel } from './in-parallel.ts';

const page = '/contact/technical/';
/** A token of the form is good once it is three seconds old. */
const tokenAgeMs = 3_200;

/** The form without scripts, which asks for no work: each address sends as many as it may, and more. */
export const plainForms: Attack = {
  name: 'forms without scripts',
  async play({ requests, addresses, client }) {
    const from = Array.from({ length: Math.ceil(requests / 20) }, () => addresses.scattered());
    const fields = (at: number) => ({
      title: `صفحهٔ شمارهٔ ${at} باز نمی‌شود`,
      text: `صفحهٔ پرداخت پس از تأیید سفید می‌ماند و کاری از من برنمی‌آید، شمارهٔ ${at}.`,
      email: `plain${at}@domain${at % 40}.example`,
    });
    const tokens: string[] = [];
    const address = (at: number) => from[at % from.length] as string;
    await inParallel(requests / 2, 8, async (at) => {
      const { text } = await client(address(at)).postForm(page, fields(at));
      tokens[at] = /name="formToken"[^>]*value="([^"]+)"/.exec(text)?.[1] ?? '';
    });
    await new Promise((wake) => setTimeout(wake, tokenAgeMs));
    await inParallel(requests / 2, 8, (at) =>
      client(address(at)).postForm(page, { ...fields(at), formToken: tokens[at] ?? '' }),
    );
  },
};
