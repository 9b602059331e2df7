import {
  type ReportAnswer,
  type ReportFigures,
  type ReportRow,
  reportPeriods,
} from '#shared/contract/desk/report.ts';
import * as texts from '../texts/report-table.ts';

/** One table of the report for spreadsheets, with all of it as its last row. */
export const reportTable = (
  report: ReportAnswer,
  table: 'departments' | 'agents',
): readonly (readonly string[])[] => [
  [
    ...[texts.units[table], ...ofNow.map(([title]) => title)],
    ...reportPeriods.flatMap((period) =>
      ofPeriod.map(([title]) => texts.ofPeriod(title, texts.periods[period])),
    ),
  ],
  ...[...report[table], report.total].map(cellsOf),
];

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
