/** Hashes of our own inline scripts and styles, as CSP spells them: `sha256-…`. */
export type InlineHashes = { scripts: readonly string[]; styles: readonly string[] };

type Headers = Readonly<Record<string, string>>;

/** The headers of documents, and those of all else, which are a part of these. */
export type SecurityHeaders = { ofDocuments: Headers; ofOthers: Headers };

/**
 * The headers that answers carry in both runtimes, static files and faults included (R53–R55): scripts, pictures and data
 * without those that browsers heed in documents and workers alone.
 * The build hands in the hashes of our own inline scripts; nothing else inline runs.
 */
export function securityHeaders(inline: InlineHashes): SecurityHeaders {
  const ofOthers = {
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  return {
    ofOthers,
    ofDocuments: {
      'Content-Security-Policy': contentSecurityPolicy(inline),
      ...ofOthers,
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy':
        'camera=(), geolocation=(), microphone=(), payment=(), usb=(), otp-credentials=(self)',
    },
  };
}

/** What a browser may show as a document that runs scripts, by its `Content-Type`. */
const documentType = /^(?:text\/html|image\/svg\+xml|(?:text|application)\/(?:xhtml\+)?xml)/i;

/** The headers of an answer that was made for a request, by its `Content-Type`. */
export const headersOfAnswer = (
  { ofDocuments, ofOthers }: SecurityHeaders,
  type: string | null | undefined,
): Headers => (type && documentType.test(type) ? ofDocuments : ofOthers);

/**
 * Built files that pages load and nobody opens, and among them those that have the headers of documents: pictures that
 * may hold scripts, and scripts of workers, which obey the policy of their own answer. As the edge spells its rules.
 */
export const loadedFiles = {
  all: ['/_astro/*', '/search-index/*', '/og/*'],
  asDocuments: ['/_astro/*.svg', '/_astro/worker-*'],
} as const;

/**
 * The headers of whatever is answered at the address of a static file. By the path alone, as the edge does it, so that
 * both runtimes send the same.
 */
export const headersOfFile = ({ ofDocuments, ofOthers }: SecurityHeaders, path: string): Headers =>
  fits(loadedFiles.all, path) && !fits(loadedFiles.asDocuments, path) ? ofOthers : ofDocuments;

const fits = (rules: readonly string[], path: string) =>
  rules.some((rule) => {
    const [before = '', after = ''] = rule.split('*');
    return path.startsWith(before) && path.endsWith(after);
  });

function contentSecurityPolicy({ scripts, styles }: InlineHashes): string {
  const hashes = (list: readonly string[]) => list.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(scripts)}`,
    `style-src 'self'${hashes(styles)}`,
    // Attributes carry sizes and colours that components compute; they cannot run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
