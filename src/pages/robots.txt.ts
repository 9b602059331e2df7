import type { APIRoute } from 'astro';

const closed = [
  '/api/',
  '/desk/',
  '/requests/',
  '/search/',
  '/feedback/',
  '/sign-in/',
  '/confirm/',
];

/** Answers may be found by everybody; screens and searches are nobody's search result. */
export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      ...(site ? [`Sitemap: ${new URL('/sitemap-index.xml', site).href}`] : []),
      '',
    ].join('\n'),
  );
