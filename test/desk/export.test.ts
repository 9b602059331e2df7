import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { csvCell, csvOf } from '#shared/fields/csv.ts';
import { auditLog } from '../../worker/audit/schema.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const formulas = [
  '=1+1',
  '+98912',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\u0000=1',
  '\tx',
  '\rx',
  '\nx',
  '\u0000x',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '  =HYPERLINK("https://evil.example","x")',
  '=cmd|"/c calc"!A0',
];

/** A mark of each kind that shows nothing. */
const unseenMarks = [
  ...[
    '\u200c',
    '\u200d',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
  ],
  ...[
    '\ufeff',
    '\u00a0',
    '\u00ad',
    '\u2060',
    '\u180e',
    '\u034f',
    '\u115f',
    '\u3164',
    '\uffa0',
    '\u2800',
  ],
  ...[
    '\ufe0f',
    '\u{e0100}',
    '\u{e0001}',
    '\u064e',
    '\u0301',
    '\u20dd',
    '\u3000',
    '\u2007',
    '\u202f',
  ],
  ...['\u0001', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029', '\ue000', '\ufff9', '\uffff'],
];

describe('a table for spreadsheets', () => {
  it.each(formulas)('R39 keeps %j from running', (value) => {
    expect(csvCell(value)).toBe(`"'${value.replaceAll('"', '""')}"`);
  });

  it.each([...unseenMarks, '\u061c\u200f\u200b', '\ud800', '\u00a0\u200c '])(
    'R39 keeps formulas behind %j from running',
    (marks) => {
      for (const formula of formulas)
        expect(csvCell(marks + formula)).toBe(`"'${(marks + formula).replaceAll('"', '""')}"`);
      for (const between of [';', '\n', '\r\n', '\t', '\n\t', '\u2028'])
        expect(csvCell(`x${between}${marks}=1+1`)).toBe(`"x${between}${marks}'=1+1"`);
      expect(csvCell(`${marks}متن`)).toBe(`"${marks}متن"`);
    },
  );

  it.each(['=', '+', '-', '@'])('R39 knows every form of %s', (sign) => {
    const forms = Array.from({ length: 0xffff }, (_, at) => String.fromCharCode(at)).filter(
      (letter) => letter.normalize('NFKC').startsWith(sign),
    );
    expect(forms.length).toBeGreaterThan(2);
    for (const form of forms) expect(csvCell(`${form}1`)).toBe(`"'${form}1"`);
  });

  it.each(['\u22121', '\ufe581', '\u27951', '\u27961', '\u02d71'])(
    'R39 knows the sign of %j',
    (cell) => {
      expect(csvCell(cell)).toBe(`"'${cell}"`);
    },
  );

  it('R39 puts an apostrophe before every formula of a cell', () => {
    expect(csvCell('=1;=2\n@3;x-4;y\n z')).toBe(`"'=1;'=2\n'@3;x-4;y\n z"`);
  });

  it.each(['ساده', '', 'a,b;c', 'گفت «بله» و "نه"', 'دو\nسطر', '1-2', 'a=b', '10:30'])(
    'R39 hands %j over as it is',
    (value) => {
      expect(parse(csvOf([[value, 'x']]), { bom: true })).toEqual([[value, 'x']]);
    },
  );

  it('R39 holds what the list holds, hostile titles included', async () => {
    const { app, code } = await openDesk();
    const agent = await agentAt(app, { rights: ['export'] });
    const title = '=HYPERLINK("https://evil.example";"بزنید")';
    await app.db.run(sql`UPDATE tickets SET title = ${title}`);
    const answer = await agent.browser.get('/api/desk/tickets.csv?view=departments');
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="tickets-1405-09-03.csv"',
    );
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const [head, row, ...rest] = parse(Buffer.from(bytes), { bom: true });
    expect(rest).toEqual([]);
    expect(row).toHaveLength(head?.length ?? -1);
    expect(row?.slice(0, 2)).toEqual([code, `'${title}`]);
  });

  it('R32 R39 holds nothing of other departments', async () => {
    const { app, code } = await openDesk();
    const given = { departments: ['financial'], rights: ['export'] as 'export'[] };
    const outsider = await agentAt(app, given);
    const text = await (await outsider.browser.get('/api/desk/tickets.csv')).text();
    expect(text).toMatch(/کد پیگیری/);
    expect(text).not.toContain(code);
  });

  it.each(['agent', 'lead', 'admin'] as const)(
    'R88 is for who has the right alone, not for the role %s, and each time leaves a row',
    async (role) => {
      const { app } = await openDesk();
      const path = '/api/desk/tickets.csv?state=waiting';
      const rows = () => app.db.select().from(auditLog);
      const without = await agentAt(app, { role, rights: ['full_sheba', 'full_mobile'] });
      expect(await problemOf(without.browser.get(path))).toBe('not_found');
      expect(await rows()).toEqual([]);
      const { agent, browser } = await agentAt(app, { role, rights: ['export'] });
      expect((await browser.get(path)).status).toBe(200);
      expect(await rows()).toMatchObject([
        { agentId: agent.id, action: 'export', ticketId: null, subject: '{"state":"waiting"}' },
      ]);
    },
  );
});
