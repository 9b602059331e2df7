import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { csvCell, csvOf } from '../../worker/desk/export/csv.ts';
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

describe('a table for spreadsheets', () => {
  it.each(formulas)('R39 keeps %j from running', (value) => {
    expect(csvCell(value)).toBe(`"'${value.replaceAll('"', '""')}"`);
  });

  it.each(['ساده', '', 'a,b;c', 'گفت «بله» و "نه"', 'دو\nسطر', '1-2', 'a=b', '10:30'])(
    'R39 hands %j over as it is',
    (value) => {
      expect(parse(csvOf([[value, 'x']]), { bom: true })).toEqual([[value, 'x']]);
    },
  );

  it('R39 holds what the list holds, hostile titles included', async () => {
    const { app, code, agent } = await openDesk();
    const title = '=HYPERLINK("https://evil.example";"بزنید")';
    await app.db.run(sql`UPDATE tickets SET title = ${title}`);
    const answer = await agent.browser.get('/api/desk/tickets.csv?state=open');
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
    const outsider = await agentAt(app, { departments: ['financial'] });
    const text = await (await outsider.browser.get('/api/desk/tickets.csv')).text();
    expect(text).not.toContain(code);
  });
});
