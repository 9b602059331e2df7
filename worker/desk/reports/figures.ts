import {
  type ReportFigures,
  type ReportPeriod,
  type ReportRow,
  reportPeriods,
} from '#shared/contract/desk/report.ts';
import type { AnswersRow, OpenRow, RatingsRow } from './store-report.ts';

/** The parts of two weeks that make up each period. */
const partsOf: Record<ReportPeriod, readonly number[]> = {
  thisWeek: [0],
  lastWeekSoFar: [1],
  lastWeek: [1, 2],
};

/** What was counted, of one row of a table or of all. */
export type Counted = {
  answers: readonly AnswersRow[];
  ratings: readonly RatingsRow[];
  open: readonly OpenRow[];
};

/** A row of a table out of all that was counted for it. */
export function rowOf(
  named: { id: string; title: string },
  { answers, ratings, open }: Counted,
  { late, soon }: { late: number; soon: number },
): ReportRow {
  const periods = Object.fromEntries(
    reportPeriods.map((period) => {
      const isIn = ({ part }: { part: number }) => partsOf[period].includes(part);
      return [period, figuresOf(answers.filter(isIn), ratings.filter(isIn))];
    }),
  ) as Record<ReportPeriod, ReportFigures>;
  const counted = { open: sumOf(open, (row) => row.open), soon, late };
  return { ...named, ...counted, answeredToday: sumOf(answers, (row) => row.today), periods };
}

function figuresOf(answers: readonly AnswersRow[], ratings: readonly RatingsRow[]): ReportFigures {
  const waits = Float64Array.from(
    answers.flatMap(({ minutes }) => (minutes === null ? [] : minutes.split(',').map(Number))),
  ).sort();
  const count = sumOf(ratings, (row) => row.count);
  return {
    answers: sumOf(answers, (row) => row.answers),
    first: { count: waits.length, median: rankedAt(waits, 0.5), p90: rankedAt(waits, 0.9) },
    promises: { made: sumOf(answers, (row) => row.made), kept: sumOf(answers, (row) => row.kept) },
    rating: { count, average: count === 0 ? null : sumOf(ratings, (row) => row.sum) / count },
  };
}

/** The least of the sorted values that this share of them is not above; null for none. */
const rankedAt = (sorted: Float64Array, share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
