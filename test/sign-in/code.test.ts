import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';

const mobile = '۰۹۱۲ ۱۲۳ ۴۵۶۷';

describe('signing in by code', () => {
  it('lets in whoever has the code', async () => {
    const { visitor, lastSms } = await createTestApp();
    const browser = visitor();
    const sent = await browser.post('/api/sign-in/code', { mobile });
    expect(sent.status).toBe(202);
    expect(await sent.json()).toEqual({
      kind: 'mobile',
      expiresInSeconds: 120,
      resendAfterSeconds: 60,
    });

    expect((await browser.post('/api/sign-in/prove', { code: lastSms().code })).status).toBe(204);
    expect(await (await browser.get('/api/session')).json()).toMatchObject({
      signedIn: true,
      identities: [{ kind: 'mobile', masked: '0912 ••• 4567', proven: true }],
      freshProof: true,
    });
  });
});
