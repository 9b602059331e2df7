import type { ReportAnswer, ReportFigures, ReportPeriod } from '#shared/contract/desk/report.ts';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { useAnswer } from '../admin/use-answer.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/reports.ts';
import { keptShare, ratingText, shareText, waitText } from './figures-text.ts';
import { listOf, type Standing } from './list-of.ts';
import { readReport } from './report-api.browser.ts';
import { ReportSection } from './report-section.browser.tsx';

/** What a lead looks at first: what is open now, and this week beside the last one. */
export function Report({ onFault }: { onFault: OnFault }) {
  const { answer, fault, reload } = useAnswer(readReport, onFault);
  const unread = fault !== null && <FaultNotice fault={fault} onRetry={() => void reload()} />;
  if (!answer) return unread || <Waiting />;
  return (
    <div class="desk-report">
      {unread}
      <p class="hint desk-report-time">
        {texts.readAt(formatJalaliDateTime(answer.now, answer.now))}
        <button class="desk-quiet" type="button" onClick={() => void reload()}>
          {texts.refresh}
        </button>
      </p>
      <Now answer={answer} />
      <Weeks answer={answer} />
      {answer.departments.length === 0 ? (
        <p class="notice">{texts.noDepartments}</p>
      ) : (
        <>
          <ReportSection table="departments" report={answer} onFault={onFault} />
          <ReportSection table="agents" report={answer} onFault={onFault} />
        </>
      )}
    </div>
  );
}

const standings: readonly Standing[] = ['open', 'soon', 'late'];

/** Four figures of now; those of requests lead to them. */
function Now({ answer: { total } }: { answer: ReportAnswer }) {
  return (
    <ul class="desk-report-now" aria-label={texts.now}>
      {standings.map((standing) => (
        <li key={standing} data-urgent={(standing !== 'open' && total[standing] > 0) || undefined}>
          <a href={listOf(standing)}>
            <b>{toPersianDigits(total[standing])}</b> <span>{texts.standings[standing]}</span>
          </a>
        </li>
      ))}
      <li>
        <b>{toPersianDigits(total.answeredToday)}</b> <span>{texts.answeredToday}</span>
      </li>
    </ul>
  );
}

const columns: readonly ReportPeriod[] = ['thisWeek', 'lastWeekSoFar', 'lastWeek'];

const figures: readonly [string, (figures: ReportFigures) => string][] = [
  [texts.answers, ({ answers }) => toPersianDigits(answers)],
  [texts.median, ({ first }) => waitText(first.median)],
  [texts.p90, ({ first }) => waitText(first.p90)],
  [texts.kept, (of) => shareText(keptShare(of))],
  [
    texts.rating,
    ({ rating: { average, count } }) =>
      average === null ? texts.nothing : texts.ratings(ratingText(average), toPersianDigits(count)),
  ],
];

/** All figures of the three periods side by side. */
function Weeks({ answer: { total } }: { answer: ReportAnswer }) {
  return (
    <section aria-labelledby="desk-report-weeks">
      <h3 id="desk-report-weeks">{texts.periods.thisWeek}</h3>
      <table class="desk-figures desk-figures-weeks">
        <thead>
          <tr>
            <th scope="col">{texts.figure}</th>
            {columns.map((period) => (
              <th key={period} scope="col">
                {texts.periods[period]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(([title, of]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {columns.map((period) => (
                <td key={period}>{of(total.periods[period])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{texts.weekHint}</p>
    </section>
  );
}
