import type { APIRoute } from 'astro';
import { contentCatalog } from '../articles/current.node.ts';

/** The first letter of the name on the organisation's colour. */
export const GET: APIRoute = () => {
  const { name, accent } = contentCatalog().settings.brand;
  const letter = [...name][0]?.replace(/[<&]/g, '') ?? '؟';
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${accent.light}"/><text x="16" y="22" fill="#fff" font-family="Vazirmatn,Tahoma,sans-serif" font-size="18" font-weight="700" text-anchor="middle">${letter}</text></svg>`;
  return new Response(mark, { headers: { 'Content-Type': 'image/svg+xml' } });
};
