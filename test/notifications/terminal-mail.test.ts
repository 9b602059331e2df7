import { describe, expect, it } from 'vitest';
import { mailInTerminal } from '../../worker/notifications/providers/terminal.ts';

describe('mail without a mail server', () => {
  it('is printed on a loopback origin, with its code', async () => {
    const lines: string[] = [];
    const mail = mailInTerminal({ publicOrigin: 'http://localhost:8787' }, (line) =>
      lines.push(line),
    );
    const sent = await mail?.send({
      to: 'sara@example.com',
      subject: 'کد',
      text: 'کد: 123456\nپایان',
      messageId: '<1@localhost>',
    });
    expect(sent).toMatchObject({ kind: 'ok' });
    expect(lines).toEqual(['Mail to sara@example.com: کد\n  | کد: 123456\n  | پایان']);
  });

  it('is not printed elsewhere: codes must not reach journals', () => {
    expect(mailInTerminal({ publicOrigin: 'https://help.example.ir' })).toBeNull();
  });
});
