import { encodeBase64 } from 'hono/utils/encode';
import { sha256 } from '#shared/transcripts/chain.ts';
import { type Letter, letterLogo } from '#shared/transcripts/transcript.ts';
import { shellPath } from '../foundation/http/document.tsx';
import type { Services } from '../foundation/ports/services.ts';

/** The head of our letters as it is signed, and the face that they carry, as an address of data. */
type Letterhead = { signed: Letter['letterhead']; font: string | null };

/** Reads logo and face from the built site; a letter goes without what is not there, and without a logo that its format does not hold. */
export async function readLetterhead({
  asset,
  settings: { brand },
}: Pick<Services, 'asset' | 'settings'>): Promise<Letterhead> {
  const font = await readFont(asset);
  return {
    signed: {
      name: brand.name,
      logo: brand.logo ? await readLogo(asset, brand.logo) : null,
      fontHash: font && (await sha256(font)),
    },
    font: font && `data:font/woff2;base64,${font}`,
  };
}

async function readLogo(asset: Services['asset'], name: string): Promise<string | null> {
  const bytes = await asset(`/assets/${name}`);
  const type = name
    .slice(name.lastIndexOf('.') + 1)
    .toLowerCase()
    .replace('svg', 'svg+xml');
  const logo = bytes && `data:image/${type};base64,${base64(bytes)}`;
  return letterLogo.safeParse(logo).data ?? null;
}

const base64 = (bytes: Uint8Array) => encodeBase64(new Uint8Array(bytes).buffer);

/** The subset of our face that pages load first, as base64. */
async function readFont(asset: Services['asset']): Promise<string | null> {
  const shell = await asset(shellPath);
  const path = shell && /href="(\/[^"]+\.woff2)"/.exec(new TextDecoder().decode(shell))?.[1];
  const bytes = path && (await asset(path));
  return bytes ? base64(bytes) : null;
}
