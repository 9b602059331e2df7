import { describe, expect, it } from 'vitest';
import { commitTo, firstLink, nextLink } from '#shared/transcripts/chain.ts';
import { readCopy } from '#shared/transcripts/copy.ts';
import { transcriptPage } from '#shared/transcripts/page.tsx';
import { signedText, type Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';

const texts = ['سلام، سفارش ۱۲۳۴ نرسیده است.', 'در حال بررسی هستیم.', 'رسید، ممنون.'];

async function signedTranscript() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString(
    'base64url',
  );
  let link = await firstLink('ticket-1');
  const messages: Transcript['messages'] = [];
  for (const [i, text] of texts.entries()) {
    const message = {
      id: `m${i}`,
      author: i === 1 ? 'agent' : 'customer',
      createdAt: 1_000 + i,
      text,
      files: ['f1'],
    };
    const salt = `salt-${i}`;
    const commitment = await commitTo(message, salt);
    link = await nextLink(link, commitment);
    const files = message.files.map((id) => ({ id, name: 'picture.png' }));
    messages.push({
      ...message,
      files,
      salt,
      commitment,
      link,
      authorTitle: 'شما',
      createdAtUtc: '',
      createdAtJalali: '',
    });
  }
  const transcript: Transcript = {
    format: 'pasokh-transcript-1',
    issuer: 'https://help.narenj.example',
    ticket: {
      id: 'ticket-1',
      code: 'ABC',
      title: 'سفارش',
      requestType: 'ارسال',
      department: 'سفارش',
      createdAt: 1_000,
    },
    messages,
    issuedAt: 2_000,
    issuedAtUtc: '',
    issuedAtJalali: '',
    keyId: 'k1',
    signature: '',
  };
  const sign = async (copy: Transcript) => {
    const bytes = await crypto.subtle.sign(
      'Ed25519',
      pair.privateKey,
      new TextEncoder().encode(signedText(copy)),
    );
    return { ...copy, signature: Buffer.from(bytes).toString('base64url') };
  };
  return { transcript: await sign(transcript), sign, keys: { k1: publicKey } };
}

const change = (
  transcript: Transcript,
  i: number,
  with_: Partial<Transcript['messages'][number]>,
): Transcript => ({
  ...transcript,
  messages: transcript.messages.map((message, at) =>
    at === i ? { ...message, ...with_ } : message,
  ),
});

describe('a transcript', () => {
  it('holds as it was issued', async () => {
    const { transcript, keys } = await signedTranscript();
    expect(await verifyTranscript(transcript, keys)).toMatchObject({
      holds: true,
      signature: 'right',
    });
  });

  it('still holds when keys are in another order', async () => {
    const { transcript, keys } = await signedTranscript();
    const turned = Object.fromEntries(Object.entries(transcript).reverse()) as Transcript;
    expect((await verifyTranscript(turned, keys)).holds).toBe(true);
  });

  it('says which message differs, even when it was signed anew', async () => {
    const { transcript, sign, keys } = await signedTranscript();
    const forged = await sign(change(transcript, 1, { text: 'پولی در کار نیست.' }));
    const verdict = await verifyTranscript(forged, keys);
    expect(verdict.signature).toBe('right');
    expect(verdict.messages.map(({ verdict }) => verdict)).toEqual([
      'right',
      'words_differ',
      'right',
    ]);
    expect(verdict.holds).toBe(false);
  });

  it('notices a message that was left out', async () => {
    const { transcript, sign, keys } = await signedTranscript();
    const { messages } = transcript;
    const short = await sign({ ...transcript, messages: [messages[0]!, messages[2]!] });
    expect((await verifyTranscript(short, keys)).messages[1]?.verdict).toBe('link_differs');
  });

  it('notices another time, another author, another file', async () => {
    const { transcript, keys } = await signedTranscript();
    for (const forged of [
      change(transcript, 0, { createdAt: 999 }),
      change(transcript, 0, { author: 'agent' }),
      change(transcript, 0, { files: [] }),
    ]) {
      const verdict = await verifyTranscript(forged, keys);
      expect(verdict.messages[0]?.verdict).toBe('words_differ');
      expect(verdict.signature).toBe('wrong');
    }
  });

  it('holds after an erasure, and says so', async () => {
    const { transcript, sign, keys } = await signedTranscript();
    const erased = await sign(change(transcript, 0, { text: null, salt: null }));
    const verdict = await verifyTranscript(erased, keys);
    expect(verdict.messages[0]?.verdict).toBe('erased');
    expect(verdict.holds).toBe(true);
  });

  it('does not hold under a key that is not ours', async () => {
    const { transcript } = await signedTranscript();
    const { keys: others } = await signedTranscript();
    expect(await verifyTranscript(transcript, {})).toMatchObject({
      holds: false,
      signature: 'unknown_key',
    });
    expect(await verifyTranscript(transcript, others)).toMatchObject({
      holds: false,
      signature: 'wrong',
    });
  });

  it('R94 has one signature in one spelling', async () => {
    const { transcript, keys } = await signedTranscript();
    const { signature } = transcript;
    const next = String.fromCharCode(signature.charCodeAt(85) + 1);
    for (const spelled of [
      `${signature}==`,
      ` ${signature}`,
      `${signature.slice(0, 40)} ${signature.slice(40)}`,
      `${signature.slice(0, 40)}\n${signature.slice(40)}`,
      signature.slice(0, 85) + next,
      signature.slice(0, 85),
      '',
    ])
      expect(await verifyTranscript({ ...transcript, signature: spelled }, keys)).toMatchObject({
        holds: false,
        signature: 'wrong',
      });
  });

  it('does not hold under a name that every object has', async () => {
    const { transcript, keys } = await signedTranscript();
    for (const keyId of ['constructor', '__proto__', 'toString'])
      expect((await verifyTranscript({ ...transcript, keyId }, keys)).signature).toBe(
        'unknown_key',
      );
  });

  it('is read from its JSON and from the printed page', async () => {
    const { transcript } = await signedTranscript();
    const json = JSON.stringify(transcript);
    expect(await readCopy(json)).toEqual({ transcript, altered: [], brandName: null });
    expect(await readCopy(String(transcriptPage(transcript, 'نارنج')))).toEqual({
      transcript,
      altered: [],
      brandName: 'نارنج',
    });
    expect(await readCopy('not a transcript')).toBeNull();
  });

  it('R94 is not read as unaltered from a page with two data blocks', async () => {
    const { transcript } = await signedTranscript();
    const page = String(transcriptPage(transcript, 'نارنج'));
    const block = /<script type="application\/json" id="transcript">[\s\S]*?<\/script>/.exec(
      page,
    )![0];
    const copies = [
      page.replace(block, () => block + block),
      page.replace(block, () => `${block.replace('ABC', 'ABD')}<!--${block}-->`),
      block + block,
    ];
    for (const copy of copies) expect((await readCopy(copy))?.altered).not.toEqual([]);
  });
});
