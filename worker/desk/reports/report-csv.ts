import {
  type ReportFigures,
  type ReportRow,
  type ReportTable,
  reportPeriods,
} from '#shared/contract/desk/report.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { recordInAudit } from '../../audit/record.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { csvOf } from '../export/csv.ts';
import { readReport } from './report.ts';
import * as texts from './texts.ts';

/**
 * One table of the lead's page for spreadsheets, with all of it as its last row; a row of the audit says who took it. Its
 * figures name no customer: whoever may open the page may take it.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents.
 */
export async function exportReport(
  context: RequestContext,
  tokenHash: string,
  table: ReportTable,
): Promise<{ name: string; csv: string }> {
  const { agentId, report } = await readReport(context, tokenHash);
  await recordInAudit(context, { agentId, action: 'export_report', subject: table });
  const head = [texts.units[table], ...ofNow.map(([title]) => title)];
  const heads = reportPeriods.flatMap((period) =>
    ofPeriod.map(([title]) => texts.ofPeriod(title, texts.periods[period])),
  );
  const rows = [...report[table], report.total].map(cellsOf);
  return {
    name: `report-${table}-${jalaliIso(instantToJalali(report.now))}.csv`,
    csv: csvOf([[...head, ...heads], ...rows]),
  };
}

const ofNow: readonly [string, (row: ReportRow) => number][] = [
  [texts.open, ({ open }) => open],
  [texts.soon, ({ soon }) => soon],
  [texts.late, ({ late }) => late],
  [texts.answeredToday, ({ answeredToday }) => answeredToday],
];
const ofPeriod: readonly [string, (figures: ReportFigures) => number | null][] = [
  [texts.answers, ({ answers }) => answers],
  [texts.firstAnswers, ({ first }) => first.count],
  [texts.median, ({ first }) => first.median],
  [texts.p90, ({ first }) => first.p90],
  [texts.promises, ({ promises }) => promises.made],
  [texts.kept, ({ promises }) => promises.kept],
  [texts.ratings, ({ rating }) => rating.count],
  [texts.rating, ({ rating }) => rating.average],
];

const cellsOf = (row: ReportRow): string[] => [
  row.title,
  ...ofNow.map(([, of]) => String(of(row))),
  ...reportPeriods.flatMap((period) => ofPeriod.map(([, of]) => textOf(of(row.periods[period])))),
];

/** Latin digits, as spreadsheets count with them; nothing where there is nothing to judge by. */
const textOf = (value: number | null) =>
  value === null ? '' : Number.isInteger(value) ? String(value) : value.toFixed(2);
