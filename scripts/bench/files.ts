import { randomUUID } from 'node:crypto';
import type { UploadAnswer } from '#shared/contract/attachments.ts';
import { pictures } from '../../test/attachments/pictures.ts';

const atOnce = 32;
const filings = 500;

/** Files requests with two attachments each, by 32 customers at a time, and says how long that took. */
export async function benchFiles(origin: string, tokens: readonly string[]) {
  const files = [
    { name: 'picture.jpg', bytes: pictures.jpeg },
    { name: 'page.pdf', bytes: pictures.pdf },
  ];
  const whole: number[] = [];
  const filing: number[] = [];
  let next = 0;
  const work = async () => {
    while (next < filings) {
      const turn = next++;
      const headers = {
        'Sec-Fetch-Site': 'same-origin',
        Cookie: `session=${tokens[turn % tokens.length]}`,
      };
      const key = randomUUID();
      const begun = performance.now();
      const attachments: string[] = [];
      for (const { name, bytes } of files) {
        const answer = await fetch(`${origin}/api/attachments`, {
          method: 'POST',
          headers: { ...headers, 'Form-Token': key, 'File-Name': name },
          body: bytes,
        });
        if (answer.status !== 201) throw new Error(await answer.text());
        attachments.push(((await answer.json()) as UploadAnswer).id);
      }
      const sent = performance.now();
      const answer = await fetch(`${origin}/api/contact`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({
          requestType: 'technical',
          title: `صفحهٔ پرداخت باز نمی‌شود، با تصویر ${turn}`,
          text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند؛ تصویرش پیوست است.',
          replyChannel: 'sms',
          anotherMatter: true,
          attachments,
        }),
      });
      if (answer.status !== 201) throw new Error(await answer.text());
      filing.push(performance.now() - sent);
      whole.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  console.log(
    `Filing with two attachments: p50 ${share(filing, 0.5)} ms, p99 ${share(filing, 0.99)} ms; ` +
      `uploads included p50 ${share(whole, 0.5)} ms, p99 ${share(whole, 0.99)} ms`,
  );
}

const share = (times: readonly number[], part: number) =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0);
