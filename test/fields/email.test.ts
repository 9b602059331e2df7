import { describe, expect, test } from 'vitest';
import { canonicalEmail, email } from '#shared/fields/email.ts';
import { likelyDomain } from '#shared/fields/email-domain.ts';

describe('an address as people and mail programs write it', () => {
  test.each([
    'Sara Ahmadi <sara@example.com>',
    '"احمدی، سارا" <sara@example.com>',
    '<sara@example.com>',
    'sara＠example.com',
    'ｓａｒａ＠example．com',
    'sara @example.com',
    'sara@ example.com',
    'sara@example .com',
    'sara@example. com',
    'sa ra@example.com',
    'sara\u00a0@\u200fexample.com',
    'sara@example.com.',
    'sara@example.com،',
    'ایمیل: sara@example.com',
    'Email: sara@example.com',
    'mailto:sara@example.com',
    '«sara@example.com»',
  ])('%j is sara@example.com', (typed) => {
    expect(email.parse(typed)).toEqual({ ok: true, value: 'sara@example.com' });
  });

  test.each(['a@b.ir c@d.ir', 'a@b.ir <c@d.ir>', '<a@b.ir> <c@d.ir>', 'sara at example.com'])(
    '%j is none',
    (typed) => {
      expect(email.parse(typed).ok).toBe(false);
    },
  );
});

describe('a mailbox that was perhaps mistyped', () => {
  const offered = (typed: string) => {
    const read = email.parse(typed);
    return (read.ok ? email.otherReadings?.(typed) : read.readings)?.map(
      (reading) => reading.typed,
    );
  };

  test.each([
    ['sara@gmial.com', 'sara@gmail.com'],
    ['sara@gmai.com', 'sara@gmail.com'],
    ['sara@gamil.com', 'sara@gmail.com'],
    ['sara@gnail.com', 'sara@gmail.com'],
    ['sara@gmail.con', 'sara@gmail.com'],
    ['sara@gmail.cm', 'sara@gmail.com'],
    ['sara@gmail.ir', 'sara@gmail.com'],
    ['sara@gmail.comm', 'sara@gmail.com'],
    ['sara@yahoo.con', 'sara@yahoo.com'],
    ['sara@yaho.com', 'sara@yahoo.com'],
    ['sara@yahooo.com', 'sara@yahoo.com'],
    ['sara@hotmial.com', 'sara@hotmail.com'],
    ['sara@outlok.com', 'sara@outlook.com'],
    ['sara@iclod.com', 'sara@icloud.com'],
    ['www.sara@gmail.com', 'sara@gmail.com'],
    ['Sara Ahmadi ahmadi@gmail.com', 'ahmadi@gmail.com'],
  ])('%s is taken, and %s is offered', (typed, meant) => {
    expect(canonicalEmail(typed)).not.toBeNull();
    expect(offered(typed)).toContain(meant);
  });

  test.each([
    ['sara@gmail,com', 'sara@gmail.com'],
    ['sara@gmail', 'sara@gmail.com'],
    ['sara.gmail.com', 'sara@gmail.com'],
    ['saragmail.com', 'sara@gmail.com'],
  ])('%s is none, and %s is asked', (typed, meant) => {
    expect(canonicalEmail(typed)).toBeNull();
    expect(offered(typed)).toEqual([meant]);
  });

  test.each([
    'gmail.com',
    'yahoo.com',
    'yahoo.fr',
    'yahoo.co.uk',
    'hotmail.fr',
    'mail.com',
    'email.com',
    'ymail.com',
    'gmx.com',
    'chmail.ir',
    'mailfa.com',
    'mihanmail.ir',
    'live.com',
    'aol.com',
    'proton.me',
    'ut.ac.ir',
    'narenj.example',
    'digikala.com',
    'snapp.cab',
  ])('%s is one of its own', (domain) => {
    expect(likelyDomain(domain)).toBeNull();
    expect(offered(`sara@${domain}`)).toEqual([]);
  });
});
