import type { ReportAnswer, ReportRow } from '#shared/contract/desk/report.ts';
import { instantOfWall, wallClockAt, weekdayOf } from '#shared/persian/tehran.ts';
import { aside } from '../../foundation/database/database.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { readWithRight, type SignedInAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { hasDepartment } from '../store-viewer.ts';
import { type Counted, rowOf } from './figures.ts';
import {
  type AgentRow,
  countAnswers,
  countOpen,
  countRatings,
  countRisksOfAgents,
  countRisksOfDepartments,
  type ReportSpan,
} from './store-report.ts';
import * as texts from './texts.ts';

/**
 * How the desk does: what is open now, and this week beside the last one, for all that a lead answers for and for each
 * department and agent of it.
 * @throws Problem `sign_in_needed`; `not_found` for plain agents.
 */
export async function readReport(
  context: RequestContext,
  tokenHash: string,
): Promise<ReportAnswer> {
  const { db, clock, settings } = context;
  const span = spanUntil(clock.now());
  const asking = agentOfSession(tokenHash, span.now, settings.limits);
  const { agent, rows } = await readWithRight({ ...context, db: aside(db) }, tokenHash, 'report', [
    countAnswers(db, asking, span),
    countRatings(db, asking, span),
    countOpen(db, asking),
    countRisksOfDepartments(db, asking, Object.keys(settings.departments)),
    countRisksOfAgents(db, asking),
  ]);
  const [answers, ratings, open, risks, people] = rows;
  const counted: Counted = { answers, ratings, open };
  const titleOf = (id: string) => settings.departments[id]?.title ?? id;
  const departments = risks.map(({ id, ...risk }) =>
    rowOf(
      { id, title: titleOf(id) },
      onlyOf(counted, (row) => row.department === id),
      risk,
    ),
  );
  const whole = { late: sumOf(departments, 'late'), soon: sumOf(departments, 'soon') };
  const ofPeople = people.map((person) => {
    const { id, name: title, late, soon } = person;
    const row = rowOf(
      { id, title },
      onlyOf(counted, ({ agent }) => agent === id),
      { late, soon },
    );
    return { row, person };
  });
  const ofNobody = rowOf(
    { id: '', title: texts.unassigned },
    onlyOf(counted, ({ agent }) => !agent),
    {
      late: whole.late - sumOf(people, 'late'),
      soon: whole.soon - sumOf(people, 'soon'),
    },
  );
  const rowsOfPeople = [
    ...ofPeople
      .filter(({ row, person }) => isAtWork(agent, person) || hasFigures(row))
      .map(({ row }) => row)
      .sort((one, other) => one.title.localeCompare(other.title, 'fa')),
    ...(hasFigures(ofNobody) ? [ofNobody] : []),
  ];
  const { now, weekBegan } = span;
  const total = rowOf({ id: '', title: texts.all }, counted, whole);
  return { now, weekBegan, total, departments, agents: rowsOfPeople };
}

/** The two weeks that end now. */
function spanUntil(now: number): ReportSpan {
  const { day, msOfDay } = wallClockAt(now);
  const saturday = day - weekdayOf(day);
  return {
    lastWeekBegan: instantOfWall(saturday - 7, 0),
    sameMoment: instantOfWall(day - 7, msOfDay),
    weekBegan: instantOfWall(saturday, 0),
    dayBegan: instantOfWall(day, 0),
    now,
  };
}

const onlyOf = (
  { answers, ratings, open }: Counted,
  is: (row: { department: string; agent: string | null }) => boolean,
): Counted => ({
  answers: answers.filter(is),
  ratings: ratings.filter(is),
  open: open.filter(is),
});

/** Whether somebody answers for a department and the agency of this lead, so that an empty row says something. */
const isAtWork = (lead: SignedInAgent, person: AgentRow): boolean =>
  person.disabledAt === null &&
  (lead.agency === null || lead.agency === person.agency) &&
  (JSON.parse(person.departments) as string[]).some((id) => hasDepartment(lead, id));

const hasFigures = ({ open, periods: { thisWeek, lastWeek } }: ReportRow): boolean =>
  open > 0 || [thisWeek, lastWeek].some(({ answers, rating }) => answers + rating.count > 0);

const sumOf = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0);
