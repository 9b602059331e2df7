import type {
  ReportAnswer,
  ReportFigures,
  ReportRow,
  ReportTable,
} from '#shared/contract/desk/report.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { CsvButton } from '../admin/csv-button.browser.tsx';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import * as texts from '../texts/reports.ts';
import { Bars } from './bars.tsx';
import { keptShare, ratingText, shareText, waitText } from './figures-text.ts';
import { listOf, type Standing } from './list-of.ts';
import { reportTable } from './report-csv.ts';

const standings: readonly Standing[] = ['open', 'soon', 'late'];

/** Departments or agents: how they stand now, how their week goes, and both as a table for spreadsheets. */
export function ReportSection({
  table,
  report,
  onFault,
}: {
  table: ReportTable;
  report: ReportAnswer;
  onFault: OnFault;
}) {
  const rows = report[table];
  const title = texts.tables[table];
  const id = `desk-report-${table}`;
  return (
    <section aria-labelledby={id}>
      <header class="desk-report-head">
        <h3 id={id}>{title}</h3>
        <CsvButton
          table={table}
          title={texts.csvOf(title)}
          rows={() => reportTable(report, table)}
          onFault={onFault}
        />
      </header>
      <Standings table={table} rows={rows} />
      <Week table={table} rows={rows} />
    </section>
  );
}

type Rows = { table: ReportTable; rows: readonly ReportRow[] };

function Standings({ table, rows }: Rows) {
  const reachOf = (id: string) =>
    table === 'departments' ? { department: id } : { assignee: id || 'none' };
  return (
    <table class="desk-figures">
      <caption class="sr-only">{texts.nowOf(texts.tables[table])}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.units[table]}</th>
          {standings.map((standing) => (
            <th key={standing} scope="col">
              {texts.standings[standing]}
            </th>
          ))}
          <th scope="col">{texts.answeredToday}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Name row={row} />
            {standings.map((standing) => (
              <td key={standing}>
                {row[standing] === 0 ? (
                  <span class="desk-figures-none">{toPersianDigits(0)}</span>
                ) : (
                  <a
                    href={listOf(standing, reachOf(row.id))}
                    data-urgent={standing === 'open' ? undefined : standing}
                  >
                    {toPersianDigits(row[standing])}
                  </a>
                )}
              </td>
            ))}
            <td>{toPersianDigits(row.answeredToday)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One figure of a week: how it reads, how long its bar is, and what stands below it. */
type Figure = {
  title: string;
  text: (figures: ReportFigures) => string;
  value: (figures: ReportFigures) => number | null;
  /** The end of the bar; null for the longest in the table. */
  end: number | null;
  note?: (figures: ReportFigures) => string | null;
};

const weekFigures: readonly Figure[] = [
  {
    title: texts.answers,
    text: ({ answers }) => toPersianDigits(answers),
    value: ({ answers }) => answers,
    end: null,
  },
  {
    title: texts.firstAnswer,
    text: ({ first }) => waitText(first.median),
    value: ({ first }) => first.median,
    end: null,
    note: ({ first }) => (first.p90 === null ? null : texts.p90Short(waitText(first.p90))),
  },
  {
    title: texts.keptShort,
    text: (of) => shareText(keptShare(of)),
    value: keptShare,
    end: 1,
  },
  {
    title: texts.rating,
    text: ({ rating }) => ratingText(rating.average),
    value: ({ rating }) => rating.average,
    end: 5,
    note: ({ rating: { count } }) =>
      count === 0 ? null : texts.ratingCount(toPersianDigits(count)),
  },
];

/** On a phone each row is a card, so that what it is must be said of every part. */
function Week({ table, rows }: Rows) {
  const shown = rows.filter((row) => row.id !== '' || bothOf(row).some(hasFigures));
  const longest = weekFigures.map(
    ({ value, end }) =>
      end ?? Math.max(0, ...shown.flatMap((row) => bothOf(row).map((of) => value(of) ?? 0))),
  );
  return (
    <table class="desk-figures desk-figures-cards">
      <caption class="sr-only">{texts.weekOf(texts.tables[table])}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.units[table]}</th>
          {weekFigures.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.id}>
            <Name row={row} />
            {weekFigures.map((figure, i) => (
              <td key={figure.title}>
                <small class="desk-figures-title" aria-hidden="true">
                  {figure.title}
                </small>
                <WeekFigure figure={figure} row={row} end={longest[i] ?? 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekFigure({ figure, row, end }: { figure: Figure; row: ReportRow; end: number }) {
  const { text, value, note } = figure;
  const [now, before] = bothOf(row);
  if (!value(now) && !value(before)) return <span class="desk-figures-none">{text(now)}</span>;
  return (
    <>
      <b>{text(now)}</b>
      <Bars now={value(now)} before={value(before)} end={end} />
      {note?.(now) && <small>{note(now)}</small>}
      <small>{texts.before(text(before))}</small>
    </>
  );
}

const hasFigures = ({ answers, rating: { count } }: ReportFigures) => answers + count > 0;

/** What is compared: this week, and the last one until the same moment. */
const bothOf = ({ periods: { thisWeek, lastWeekSoFar } }: ReportRow) =>
  [thisWeek, lastWeekSoFar] as const;

const Name = ({ row: { title } }: { row: ReportRow }) => (
  <th scope="row">
    <bdi>{title}</bdi>
  </th>
);
