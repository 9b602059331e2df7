import { describe, expect, it } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { readHeaderBlock } from '../../worker/inbound/mime/header-block.ts';
import { parameterOf } from '../../worker/inbound/mime/structured-value.ts';
import { readSender } from '../../worker/inbound/sender.ts';

const utf8 = new TextEncoder();
const { header: limits } = mailLimits;
const read = (text: string) => readHeaderBlock(utf8.encode(text), limits);
const headersOf = (text: string) =>
  read(text)?.headers.map(({ name, value }) => `${name}=${value}`) ?? null;

describe('a header block', () => {
  it.each([
    ['A: b\r\nC: d\r\n\r\nE: f', ['a=b', 'c=d']],
    ['A: b\nC: d\n\nE: f', ['a=b', 'c=d']],
    ['A: b', ['a=b']],
    ['A:\r\n b\r\n\tc\r\n\r\n', ['a=b\tc']],
    ['A : b\r\n\r\n', ['a=b']],
    [' lost\r\nno header\r\n lost too\r\nA: b\r\n\r\n', ['a=b']],
    ['\u00a0From: b\r\n\r\n', ['\u00a0from=b']],
    ['\ufeffFrom: b\r\n\r\n', ['\ufefffrom=b']],
    ['\r\nA: b', []],
    ['', []],
  ])('%j has %j', (text, headers) => {
    expect(headersOf(text)).toEqual(headers);
  });

  it.each([
    ['A: b\r\n\r\nC', 'C'],
    ['A: b\n\nC', 'C'],
    ['\nC', 'C'],
    ['A: b\r\n', ''],
    ['A: b', ''],
  ])('ends where the body begins: %j', (text, body) => {
    expect(text.slice(read(text)?.bodyStart)).toBe(body);
  });

  const { bytes, lines, lineBytes } = limits;
  const filled = `${'x'.repeat(lineBytes - 1)}\n`.repeat(bytes / lineBytes - 1);

  it.each<[string, (past: number) => string]>([
    ['bytes', (past) => `${filled}${'x'.repeat(lineBytes - 2 + past)}\n\nbody`],
    ['lines', (past) => `${'A: b\r\n'.repeat(lines + past)}\r\nbody`],
    ['bytes of a line', (past) => `${'x'.repeat(lineBytes + past)}\n\nbody`],
  ])('R91 may have so many %s and no more', (_what, make) => {
    expect(read(make(0)) === null).toBe(false);
    expect(read(make(1)) === null).toBe(true);
  });
});

const senderOf = (headers: string) => {
  const block = read(`${headers}\r\n\r\n`);
  return block && readSender(block);
};

describe('the sender of a mail', () => {
  it.each([
    'sara@mail.example',
    '<Sara@MAIL.example>',
    ' سارا  <sara@mail.example> ',
    '"Ahmadi, Sara" <sara@mail.example>',
    '"a \\" <x@y.example>, b" <sara@mail.example>',
    '=?utf-8?Q?x=40y.example?= <sara@mail.example>',
    'Sara (of <x@y.example>) <sara@mail.example> (home)',
    'sara@mail.example <sara@mail.example>',
    "'sara@mail.example' <sara@mail.example>",
    '\r\n <sara@mail.example>',
  ])('is the one mailbox of From: %j', (value) => {
    expect(senderOf(`From: ${value}`)).toBe('sara@mail.example');
  });

  it.each([
    '',
    '<>',
    'sara',
    'sara@mail.example, x@y.example',
    'x@y.example, <sara@mail.example>',
    '<sara@mail.example> <x@y.example>',
    '<x@y.example> sara@mail.example',
    'x@y.example <sara@mail.example>',
    '<sara@mail.example',
    'friends: <sara@mail.example>;',
    '<@relay.example:sara@mail.example>',
    '"sara"@mail.example',
    '=?utf-8?Q?sara?=@mail.example',
    '<=?utf-8?B?c2FyYQ==?=@mail.example>',
    '=?utf-8?Q?sara=40mail.example?=',
    '=?utf-8?Q?Sara_=3Csara=40mail.example=3E?=',
    '<sara@mail.example@y.example>',
    '<sa ra@mail.example>',
    '<sara@mail.example>\rFrom: <x@y.example>',
    '<sara@mail.example\u0000.y.example>',
    '(sara@mail.example',
    '"sara@mail.example',
  ])('is not certain with From: %j', (value) => {
    expect(senderOf(`From: ${value}`)).toBe('');
  });

  it.each([
    'From: <sara@mail.example>\r\nFrom: <x@y.example>',
    'From: <sara@mail.example>\r\nSubject: a\r\nFROM : <sara@mail.example>',
    'From: <sara@mail.example>\r\nFrom:',
    'From: <sara@mail.example>\r\nX: a\rFrom: <x@y.example>',
    'Sender: <sara@mail.example>',
  ])('is not certain with %j', (headers) => {
    expect(senderOf(headers)).toBe('');
  });
});

describe('a parameter of a structured header', () => {
  it.each([
    ['multipart/mixed; boundary=b', 'b'],
    ['multipart/mixed; Boundary = "a; b\\"=c"; x=y', 'a; b"=c'],
    ['multipart/mixed; x="; boundary=no"; boundary=b', 'b'],
    ['multipart/mixed (; boundary=no); boundary=b (comment)', 'b'],
    ['multipart/mixed; boundary=b; boundary=c', 'b'],
    ['boundary=b', undefined],
    ['multipart/mixed; boundary', undefined],
    ['multipart/mixed', undefined],
  ])('in %j is %j', (value, boundary) => {
    expect(parameterOf(value, 'boundary')).toBe(boundary);
  });
});
