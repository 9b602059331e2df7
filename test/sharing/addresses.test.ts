import { describe, expect, it } from 'vitest';
import { publicOrigin } from '../../src/sharing/addresses.ts';

describe('the origin of shared addresses', () => {
  it.each([
    'http://help.narenj.example',
    'https://localhost:4321',
    'https://app.localhost',
    'https://127.0.0.1',
    'https://[::1]:8080',
    'help.narenj.example',
    '',
    undefined,
  ])('is not %s', (address) => {
    expect(publicOrigin([address])).toBeUndefined();
    expect(publicOrigin([address, 'https://help.narenj.example'])).toBe(
      'https://help.narenj.example',
    );
  });
});
