import { describe, expect, it } from 'vitest';
import {
  addressBehindProxies,
  addressKey,
} from '../../worker/foundation/security/client-address.ts';

describe('the key of an address', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2:3:4:5:6]', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:FFFF:C000:0207', '192.0.2.7'],
    ['192.0.2.7:51034', '192.0.2.7'],
    ['[2001:db8:1:2::1]:51034', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['192.0.2.7', '192.0.2.7'],
  ])('R9 %s counts under %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe('the address of the peer', () => {
  it('R24 is the socket when no proxy is trusted', () => {
    expect(addressBehindProxies('192.0.2.1', '203.0.113.9', 0)).toBe('192.0.2.1');
  });
  it('R24 is what the trusted proxy saw, whatever the client claims before it', () => {
    expect(addressBehindProxies('10.0.0.1', 'forged, 198.51.100.4', 1)).toBe('198.51.100.4');
    expect(addressBehindProxies('10.0.0.1', 'forged, 198.51.100.4, 10.0.0.9', 2)).toBe(
      '198.51.100.4',
    );
  });
});
