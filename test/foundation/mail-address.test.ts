import { describe, expect, it, test } from 'vitest';
import { readMailbox, wireAddress } from '../../worker/foundation/mail-address.ts';

describe('an address on the wire', () => {
  test.each([
    ['sara+1@mail.example', 'sara+1@mail.example'],
    ['help@localhost', 'help@localhost'],
    ['help@[127.0.0.1]', 'help@[127.0.0.1]'],
    ['Help@Narenj.example', 'Help@Narenj.example'],
    ['help@نارنج.ایران', 'help@xn--mgbko6fc.xn--mgba3a4f16a'],
    ['کمک@narenj.example', 'کمک@narenj.example'],
    [`${'a'.repeat(241)}@mail.example`, `${'a'.repeat(241)}@mail.example`],
  ])('%s is %s', (address, written) => expect(wireAddress(address)).toBe(written));

  test.each([
    ...['', 'a', '@b', 'a@', 'a@b@c', 'a b@c.example', 'a@b c.example', 'a@b.example\r\nBcc: c@d'],
    ...['a@b, c@d', 'a@b;c@d', '<a@b>', 'a@b>', '"a"@b', 'a(b)@c', 'a@b(c)', 'a@b\0', 'a\u202e@b'],
    ...['=?UTF-8?Q?a?=@b.example', 'a@[b c]', 'a@\ud800', `${'a'.repeat(242)}@mail.example`],
  ])('%j is none', (address) => expect(wireAddress(address)).toBeNull());
});

describe('the mailbox in a text', () => {
  test.each([
    ['پاسخ <help@narenj.example>', 'پاسخ', 'help@narenj.example'],
    ['help@narenj.example', '', 'help@narenj.example'],
    ['"Narenj, Co." <help@narenj.example>', 'Narenj, Co.', 'help@narenj.example'],
    ['A <a@mail.example>, B <b@mail.example>', 'A', 'a@mail.example'],
  ])('%s has the name %j', (text, name, address) =>
    expect(readMailbox(text)).toEqual({ name, address }),
  );

  it('is empty where no address is', () => {
    expect(readMailbox('پاسخ').address).toBe('');
    expect(readMailbox('').address).toBe('');
  });
});
