import type { ContentAnswer, ContentTable } from '#shared/contract/desk/content.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { recordInAudit } from '../../audit/record.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { csvOf } from '../export/csv.ts';
import { readContent } from './content.ts';
import * as texts from './texts.ts';

/**
 * One table of what editors read, for spreadsheets; a row of the audit says who took it.
 * @throws Problem as `readContent`.
 */
export async function exportContent(
  context: RequestContext,
  tokenHash: string,
  { table, week }: { table: ContentTable; week?: string | undefined },
): Promise<{ name: string; csv: string }> {
  const { agentId, content } = await readContent(context, tokenHash, week);
  await recordInAudit(context, { agentId, action: 'export_content', subject: table });
  const today = jalaliIso(instantToJalali(context.clock.now()));
  return { name: `${table}-${today}.csv`, csv: csvOf(rowsOf(content, table)) };
}

const { article, address, helped, didNotHelp } = texts;

function rowsOf({ week, searches, votes, old }: ContentAnswer, table: ContentTable): string[][] {
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
