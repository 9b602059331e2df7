import type { ListAnswer } from '#shared/contract/desk/lists.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { type ListRow, listReasonPage, listTagPage } from './store-lists.ts';

const page = listSizes.ofAdmins;
const size = { limit: page + 1, count: listSizes.countedOfList + 1 };
const countedForMs = days(30);

/** A page of tags, each with how many requests have it. @throws Problem `sign_in_needed`, `not_found`. */
export async function readTags(
  context: RequestContext,
  tokenHash: string,
  after: string | undefined,
): Promise<ListAnswer> {
  const {
    rows: [rows],
  } = await readWithRight(context, tokenHash, 'lists', [
    listTagPage(context.db, tagPlaceOf(after), size),
  ]);
  return answerOf(rows, ({ title }) => title);
}

/** A page of reasons, each with how many requests were closed for it in 30 days. @throws Problem as `readTags`. */
export async function readCloseReasons(
  context: RequestContext,
  tokenHash: string,
  after: string | undefined,
): Promise<ListAnswer> {
  const { db, clock } = context;
  const {
    rows: [rows],
  } = await readWithRight(context, tokenHash, 'lists', [
    listReasonPage(db, reasonPlaceOf(after), size, clock.now() - countedForMs),
  ]);
  return answerOf(rows, ({ position }) => String(position));
}

function answerOf<Row extends ListRow>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ListAnswer {
  const shown = rows.slice(0, page);
  const last = rows.length > page ? shown.at(-1) : undefined;
  return {
    entries: shown.map(({ id, title, retiredAt, requests }) => ({
      ...{ id, title, isOffered: retiredAt === null },
      requests: {
        count: Math.min(requests, listSizes.countedOfList),
        isMore: requests > listSizes.countedOfList,
      },
    })),
    next: last ? `${Number(last.retiredAt !== null)}.${keyOf(last)}` : null,
  };
}

const tagPlaceOf = (after = '0.') => ({
  isRetired: Number(after[0] === '1'),
  title: after.slice(2),
});

function reasonPlaceOf(after = '') {
  const [, isRetired = '0', position = '0'] = /^([01])\.(\d{1,15})$/.exec(after) ?? [];
  return { isRetired: Number(isRetired), position: Number(position) };
}
