import { pages, pageUrl } from '#shared/contract/pages.ts';
import { type DeskPage, deskPages } from '#shared/contract/sign-in.ts';
import { codeInPath } from '../../../api/code-in-path.ts';
import { type ListQuery, queryIn, searchOf } from '../../list/list-query.ts';

/** Pages that have an address: those of roles, and the one that every agent has. */
const placedPages = [...deskPages, 'on-behalf'] as const;
/** One of `placedPages`. */
export type PlacedPage = DeskPage | 'on-behalf';

/** What is open at the desk. The list keeps its view and filters while a request is open beside it. */
export type Place = {
  open: { kind: 'list' } | { kind: 'thread'; code: string } | { kind: 'admin'; page: PlacedPage };
  query: ListQuery;
};

/** Parts of addresses that pages had before. */
const movedPages: Readonly<Record<string, DeskPage>> = { 'sensitive-reads': 'audit' };

/** The place that an address names; a link that is opened anew or reloaded shows the same. */
export function placeIn({ pathname, search }: { pathname: string; search: string }): Place {
  const part = codeInPath(pathname);
  const page = placedPages.find((one) => one === (movedPages[part] ?? part));
  const query = queryIn(search);
  if (page) return { open: { kind: 'admin', page }, query };
  return { open: part ? { kind: 'thread', code: part } : { kind: 'list' }, query };
}

/** The address of a place: path and query. */
export function addressOf({ open, query }: Place): string {
  return pathOf(open) + searchOf(query);
}

function pathOf(open: Place['open']): string {
  if (open.kind === 'thread') return pageUrl('deskTicket', open.code);
  return open.kind === 'admin' ? pageUrl('deskTicket', open.page) : pages.desk.path;
}

/** The code of the request that is open; empty where none is. */
export const openCode = ({ open }: Place): string => (open.kind === 'thread' ? open.code : '');
