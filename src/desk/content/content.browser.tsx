import type { ComponentChildren } from 'preact';
import {
  type ContentAnswer,
  type ContentTable,
  type EndedSearches,
  type NamedArticle,
  type OldArticle,
  type SearchEnd,
  searchEnds,
  uncheckedDays,
} from '#shared/contract/desk/content.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDay, instantToJalali } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import { CsvButton } from '../admin/csv-button.browser.tsx';
import { useAnswer } from '../admin/use-answer.browser.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';
import { FaultNotice } from '../shell/fault-notice.tsx';
import { Waiting } from '../shell/waiting.tsx';
import * as texts from '../texts/content.ts';
import { readContent } from './content-api.browser.ts';
import { contentTable } from './content-csv.ts';

const dayLabel = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? formatJalaliDay(day) : iso;
};

/** What those who write articles read: searches of a week, articles to look at, and what readers said. */
export function Content({ onFault }: { onFault: OnFault }) {
  const { answer, fault, reload } = useAnswer(() => readContent(null), onFault);
  const unread = fault !== null && <FaultNotice fault={fault} onRetry={() => void reload()} />;
  if (!answer) return unread || <Waiting />;
  const { week, weeks } = answer;
  return (
    <div class="desk-content">
      <p class="hint">{texts.hint}</p>
      {unread}
      {weeks.length > 1 && (
        <label class="desk-content-week">
          {texts.week}
          <select
            class="input"
            value={week ?? ''}
            onChange={({ currentTarget }) => void reload(() => readContent(currentTarget.value))}
          >
            {weeks.map((one) => (
              <option key={one} value={one}>
                {texts.weekFrom(dayLabel(one))}
              </option>
            ))}
          </select>
        </label>
      )}
      {searchEnds
        .filter((end) => isCounted(answer, end))
        .map((end) => (
          <Part
            key={end}
            table={end}
            title={texts.ends[end]}
            {...{ answer, onFault }}
            isEmpty={answer.searches[end].length === 0}
          >
            <Searches end={end} ended={answer.searches[end]} />
          </Part>
        ))}
      {!isCounted(answer, 'missed') && <p class="hint">{texts.missesNotCounted}</p>}
      {!isCounted(answer, 'left') && <p class="hint">{texts.outcomesNotCounted}</p>}
      <Part
        table="old"
        title={texts.old}
        {...{ answer, onFault }}
        isEmpty={answer.old.length === 0}
      >
        <Old articles={answer.old} />
      </Part>
      <Part
        table="votes"
        title={texts.votes}
        {...{ answer, onFault }}
        isEmpty={answer.votes.length === 0}
      >
        <Votes votes={answer.votes} />
      </Part>
    </div>
  );
}

const isCounted = ({ counted }: ContentAnswer, end: SearchEnd) =>
  end === 'missed' ? counted.misses : counted.outcomes;

type PartProps = {
  table: ContentTable;
  title: string;
  answer: ContentAnswer;
  isEmpty: boolean;
  onFault: OnFault;
  children: ComponentChildren;
};

/** A heading with its table for spreadsheets. */
function Part({ table, title, answer, isEmpty, onFault, children }: PartProps) {
  return (
    <section aria-labelledby={`desk-content-${table}`}>
      <header class="desk-report-head">
        <h3 id={`desk-content-${table}`}>{title}</h3>
        {!isEmpty && (
          <CsvButton
            table={table}
            title={texts.csvOf(title)}
            rows={() => contentTable(answer, table)}
            onFault={onFault}
          />
        )}
      </header>
      {children}
    </section>
  );
}

function Searches({ end, ended }: { end: SearchEnd; ended: readonly EndedSearches[] }) {
  if (ended.length === 0) return <p class="hint">{texts.noSearches}</p>;
  return (
    <ul class="desk-lines">
      {ended.map((one) => (
        <li key={one.near?.article ?? ''}>
          <Ended end={end} ended={one} />
        </li>
      ))}
    </ul>
  );
}

function Ended({
  end,
  ended: { near, count, questions },
}: {
  end: SearchEnd;
  ended: EndedSearches;
}) {
  return (
    <>
      <p class="desk-content-head">
        <span>
          {near ? (
            <>
              {end === 'missed' ? texts.nearest : texts.read} <ArticleLink article={near} />
            </>
          ) : (
            texts.noArticle
          )}
        </span>
        <b>{texts.times(toPersianDigits(count))}</b>
      </p>
      <ul class="desk-content-questions">
        {questions.map(({ text, count: times, isAlike }) => (
          <li key={text}>
            <bdi>{isAlike ? texts.alike(text) : text}</bdi>{' '}
            <span class="hint">{texts.times(toPersianDigits(times))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Old({ articles }: { articles: readonly OldArticle[] }) {
  if (articles.length === 0) return <p class="hint">{texts.noOld}</p>;
  return (
    <>
      <p class="hint">{texts.oldHint(toPersianDigits(uncheckedDays))}</p>
      <ul class="desk-lines">
        {articles.map((article) => (
          <li key={article.article}>
            <p class="desk-content-head">
              <ArticleLink article={article} />
              <span>
                {article.isUnhelpful && (
                  <span class="desk-tag desk-tag-warn">{texts.isUnhelpful}</span>
                )}{' '}
                {article.isUnchecked && <span class="desk-tag">{texts.isUnchecked}</span>}
              </span>
            </p>
            <p class="hint desk-content-facts">
              {article.checkedOn !== null && (
                <span>{texts.checkedOn(checkedLabel(article.checkedOn))}</span>
              )}
              {article.yes + article.no > 0 && <span>{votedLabel(article)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A Gregorian day of the build. */
const checkedLabel = (day: string) =>
  formatJalaliDay(instantToJalali(Date.parse(`${day}T12:00:00+03:30`)));

const votedLabel = ({ yes, no }: { yes: number; no: number }) =>
  texts.voted(toPersianDigits(yes), toPersianDigits(no));

function Votes({ votes }: { votes: ContentAnswer['votes'] }) {
  if (votes.length === 0) return <p class="hint">{texts.noVotes}</p>;
  return (
    <ul class="desk-lines">
      {votes.map((one) => (
        <li key={one.article}>
          <p class="desk-content-head">
            <ArticleLink article={one} />
            <span class="hint">{votedLabel(one)}</span>
          </p>
          {one.comments.length > 0 && (
            <details>
              <summary>{texts.comments(toPersianDigits(one.comments.length))}</summary>
              <ul class="desk-content-questions">
                {one.comments.map(({ text, day }, i) => (
                  <li key={`${i} ${day}`}>
                    <bdi>
                      <IsolatedText text={text} />
                    </bdi>{' '}
                    <span class="hint">{dayLabel(day)}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The article as readers see it, in a tab of its own. */
const ArticleLink = ({ article: { article, title } }: { article: NamedArticle }) => (
  <a href={`/${article}/`} target="_blank" rel="noopener">
    <bdi>{title}</bdi>
  </a>
);
