import type { ContentAnswer, ContentTable } from '#shared/contract/desk/content.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import * as texts from '../texts/content-table.ts';
import { address, article, didNotHelp, helped } from '../texts/content-table.ts';

/** One table of what editors read, for spreadsheets. */
export function contentTable(
  { week, searches, votes, old }: ContentAnswer,
  table: ContentTable,
): string[][] {
  if (table === 'votes')
    return [
      [article, address, helped, didNotHelp, texts.day, texts.comment],
      ...votes.flatMap(({ title, article: id, yes, no, comments }) => {
        const said = comments.length > 0 ? comments : [{ day: '', text: '' }];
        return said.map(({ day, text }) => [title, id, String(yes), String(no), day, text]);
      }),
    ];
  if (table === 'old')
    return [
      [article, address, texts.checkedOn, helped, didNotHelp],
      ...old.map(({ title, article: id, checkedOn, yes, no }) => [
        ...[title, id, checkedOn === null ? '' : jalaliOf(checkedOn), String(yes), String(no)],
      ]),
    ];
  return [
    [texts.week, article, address, texts.question, texts.times],
    ...searches[table].flatMap(({ near, count, questions }) => {
      const asked = questions.length > 0 ? questions : [{ text: '', count }];
      return asked.map((one) => [
        ...[week ?? '', near?.title ?? '', near?.article ?? '', one.text, String(one.count)],
      ]);
    }),
  ];
}

const jalaliOf = (day: string) => jalaliIso(instantToJalali(Date.parse(`${day}T12:00:00+03:30`)));
