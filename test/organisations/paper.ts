import type { Browser } from '../helpers/browser.ts';

/** The smallest PDF that is one: an invoice, a payment slip. */
function onePage(): Uint8Array<ArrayBuffer> {
  const body = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n';
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer<</Size 1>>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + end);
}

/** Sends a file ahead of its form, as a customer or (by `/api/desk/attachments`) as an agent; answers its id. */
export async function sendPaper(
  browser: Browser,
  formToken: string,
  name: string,
  path = '/api/attachments',
): Promise<string> {
  const answer = await browser.send(path, {
    method: 'POST',
    headers: { 'Form-Token': formToken, 'File-Name': encodeURIComponent(name) },
    body: onePage(),
  });
  if (answer.status !== 201) throw new Error(`Not taken: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
