import type { APIRoute } from 'astro';
import { readAsset } from '../articles/assets.node.ts';
import { contentFolder } from '../articles/content-folder.node.ts';
import { contentCatalog } from '../articles/current.node.ts';
import { isSquare } from '../articles/svg-check.ts';
import { brandLetter } from '../sharing/brand-letter.ts';

const { brand } = contentCatalog().settings;

/** The logo where it is a square SVG; else the first letter of the name on the organisation's colour. */
export const GET: APIRoute = async () =>
  new Response((await squareLogo()) ?? letter(), { headers: { 'Content-Type': 'image/svg+xml' } });

async function squareLogo(): Promise<string | undefined> {
  if (!brand.logo?.toLowerCase().endsWith('.svg')) return undefined;
  const { folder } = contentFolder(process.cwd());
  const svg = new TextDecoder().decode((await readAsset(folder, brand.logo)).bytes);
  return isSquare(svg) ? svg : undefined;
}

function letter(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${brand.accent.light}"/><text x="16" y="22" fill="#fff" font-family="Vazirmatn,Tahoma,sans-serif" font-size="18" font-weight="700" text-anchor="middle">${brandLetter(brand.name)}</text></svg>`;
}
