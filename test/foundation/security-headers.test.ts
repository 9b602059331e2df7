import { describe, expect, it } from 'vitest';
import {
  headersOfAnswer,
  headersOfFile,
  securityHeaders,
} from '../../worker/foundation/security/headers.ts';

const all = securityHeaders({ scripts: ['sha256-script='], styles: ['sha256-style='] });
const headers = new Headers(all.ofDocuments);
const policy = Object.fromEntries(
  String(headers.get('Content-Security-Policy'))
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
);

describe('the headers of documents', () => {
  it('R54 keep browsers to https for a year at least', () => {
    const [, seconds] =
      /max-age=(\d+)/.exec(String(headers.get('Strict-Transport-Security'))) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 24 * 60 * 60);
  });

  it('R54 give nothing of ours to other origins, and leave codes of an SMS to ourselves', () => {
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('otp-credentials=(self)'),
    });
  });

  it('R53 run nothing but our own files and our own inline scripts', () => {
    expect(policy['script-src']).toEqual(["'self'", "'sha256-script='"]);
    expect(policy['default-src']).toEqual(["'none'"]);
  });

  it('R53 let nobody frame us, move our base or post our forms elsewhere', () => {
    expect(policy).toMatchObject({
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
    });
  });

  it('R28 load nothing from another host', () => {
    const ownSources = /^'(?:self|none|unsafe-inline|sha256-[\w+/=]+)'$|^(?:data|blob):$/;
    const sources = Object.values(policy).flat();
    expect(sources.filter((source) => !ownSources.test(source))).toEqual([]);
  });
});

describe('the headers of what is no document', () => {
  it('are those that browsers heed there, and a quarter of the bytes', () => {
    expect(Object.keys(all.ofOthers)).toEqual([
      'Strict-Transport-Security',
      'X-Content-Type-Options',
      'Cross-Origin-Resource-Policy',
    ]);
    expect(all.ofDocuments).toMatchObject(all.ofOthers);
    expect(JSON.stringify(all.ofOthers).length * 4).toBeLessThan(
      JSON.stringify(all.ofDocuments).length,
    );
  });

  it.each([
    ['text/html; charset=UTF-8', 'ofDocuments'],
    ['image/svg+xml', 'ofDocuments'],
    ['application/xml', 'ofDocuments'],
    ['application/xhtml+xml', 'ofDocuments'],
    ['application/json', 'ofOthers'],
    ['text/csv; charset=utf-8', 'ofOthers'],
    ['image/png', 'ofOthers'],
    [null, 'ofOthers'],
  ] as const)('go with answers of the type %s: %s', (type, kind) => {
    expect(headersOfAnswer(all, type)).toBe(all[kind]);
  });

  it.each([
    ['/', 'ofDocuments'],
    ['/orders/cancel/', 'ofDocuments'],
    ['/no-such-file.js', 'ofDocuments'],
    ['/service-worker.js', 'ofDocuments'],
    ['/assets/guide.pdf', 'ofDocuments'],
    ['/_astro/drawing.Bx1.svg', 'ofDocuments'],
    ['/_astro/worker-solver.browser.Bx1.js', 'ofDocuments'],
    ['/_astro/page.Bx1.js', 'ofOthers'],
    ['/_astro/site.Bx1.css', 'ofOthers'],
    ['/_astro/face.Bx1.woff2', 'ofOthers'],
    ['/search-index/search-v3-0.bin', 'ofOthers'],
    ['/og/orders/cancel.png', 'ofOthers'],
  ] as const)('go with files by their path: %s %s', (path, kind) => {
    expect(headersOfFile(all, path)).toBe(all[kind]);
  });
});
