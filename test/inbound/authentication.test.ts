import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { isFoundForged } from '../../worker/inbound/authentication.ts';
import { readHeaderBlock } from '../../worker/inbound/mime/header-block.ts';
import { createTestApp } from '../helpers/app.ts';
import { correspond, inbox, mailEnv, person } from './correspondence.ts';

const open = async (variables: Record<string, string>) =>
  correspond(await createTestApp({ env: { ...mailEnv, ...variables } }));

const authservId = 'mx.narenj.example';
const read = (text: string) => readHeaderBlock(new TextEncoder().encode(text), mailLimits.header);

describe('R77 a mail that our mail server found forged', () => {
  const forged = [`Authentication-Results: ${authservId}; dkim=fail; dmarc=fail`];

  it.each([
    forged,
    [`Authentication-Results: ${authservId}; dmarc=fail (p=none)`],
    [`Authentication-Results: ${authservId}; dkim=fail`],
    [...forged, `Authentication-Results: ${authservId}; dmarc=pass`],
  ])('is not taken and gets no answer: %j', async (...headers) => {
    const { app, post, replyTo, messages } = await open({ INBOUND_AUTHSERV_ID: authservId });
    const before = await app.db.all(sql`SELECT id FROM outbox`);
    for (const to of [replyTo, inbox])
      expect(await post([...headers, `From: <${person}>`, `To: <${to}>`], 'x')).toEqual({
        result: 'not_ours',
      });
    expect(await messages()).toBe(1);
    expect(await app.db.all(sql`SELECT id FROM outbox`)).toEqual(before);
    expect(app.logLines.filter((line) => line.includes('inbound_mail_forged'))).toHaveLength(2);
  });

  it('is taken from the configured id alone', async () => {
    for (const [variables, headers] of [
      [{}, forged],
      [{ INBOUND_AUTHSERV_ID: authservId }, ['Authentication-Results: y.example; dmarc=fail']],
      [
        { INBOUND_AUTHSERV_ID: authservId },
        [`Authentication-Results: ${authservId}; dmarc=pass`, ...forged],
      ],
    ] as const) {
      const { post, replyTo } = await open(variables);
      expect(await post([...headers, `From: <${person}>`, `To: <${replyTo}>`], 'x')).toEqual({
        result: 'threaded',
      });
    }
  });
});

describe('Authentication-Results', () => {
  const isForged = (...values: string[]) => {
    const block = read(values.map((value) => `Authentication-Results: ${value}\r\n`).join(''));
    return block && isFoundForged(block, authservId);
  };

  it.each([
    [`${authservId}; dkim=fail header.d=mail.example`],
    [`${authservId}; dmarc=fail header.from=mail.example`],
    [`${authservId.toUpperCase()} 1; spf=pass smtp.mailfrom=x; DMARC = Fail (p=none)`],
    [`"${authservId}"; dmarc=fail`, 'other.example; dmarc=pass'],
    [`${authservId}; dkim=pass header.d=y.example; dkim=fail header.d=mail.example; dmarc=none`],
    [`${authservId}; dkim/1=fail`],
    ['other.example; dmarc=pass', `${authservId}; dmarc=fail`, `${authservId}; dmarc=pass`],
    [`(by us)\r\n ${authservId};\r\n\tdkim=fail`],
    [`${authservId}; spf=pass smtp.mailfrom=x`, `${authservId}; dmarc=fail`],
    [`${authservId}; dkim=pass header.d=other.example`, `${authservId}; dmarc=fail`],
    [`${authservId}; spf=pass smtp.mailfrom=x`, `${authservId}; dkim=fail`],
    [`${authservId}; dkim=fail`, `${authservId}; dmarc=pass`],
    [`${authservId}; dmarc=none`, `${authservId}; dkim=fail`, `${authservId}; dmarc=pass`],
  ])('tells of a forged sender: %j', (...values) => {
    expect(isForged(...values)).toBe(true);
  });

  it.each([
    [`${authservId}; dkim=pass; dmarc=pass`],
    [`${authservId}; dkim=fail (list); spf=pass; dmarc=pass`],
    [`${authservId}; none`],
    ['other.example; dmarc=fail'],
    [`${authservId}.other.example; dmarc=fail`],
    [`x ${authservId}; dmarc=fail`],
    [`${authservId}; dmarc=pass (dmarc=fail)`],
    [`${authservId}; dmarc=pass reason="a; dmarc=fail"`],
    [`${authservId}; dmarc=pass`, `${authservId}; dmarc=fail`],
    [`${authservId}; dmarc=pass`, `${authservId}; dkim=fail`],
    [],
  ])('tells of none: %j', (...values) => {
    expect(isForged(...values)).toBe(false);
  });

  it('is not trusted where no id is configured', () => {
    const block = read(`Authentication-Results: ${authservId}; dmarc=fail\r\n`);
    expect(block && isFoundForged(block, null)).toBe(false);
  });
});
