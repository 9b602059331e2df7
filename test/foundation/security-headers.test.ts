import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';

const headers = new Headers(
  securityHeaders({ scripts: ['sha256-script='], styles: ['sha256-style='] }),
);
const policy = Object.fromEntries(
  String(headers.get('Content-Security-Policy'))
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
);

describe('the headers of every answer', () => {
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
