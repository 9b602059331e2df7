import type { Titled } from '#shared/contract/desk/ids.ts';
import type { Count, DeskView } from '#shared/contract/desk/inbox.ts';
import type { SavedView } from '#shared/contract/desk/views.ts';
import type { DeskPage } from '#shared/contract/sign-in.ts';
import { isSameQuery, type ListQuery } from '../../list/list-query.ts';
import { queryOfView, sideViews } from '../../list/views.ts';
import { adminTitles, management as managementTitle } from '../../texts/admin.ts';
import * as texts from '../../texts/views.ts';
import { addressOf, type Place } from '../place/place.ts';
import type { SideEntry, SideGroup } from './side.browser.tsx';

type Known = {
  place: Place;
  /** How many tickets each view has; null before that is known. */
  counts: Readonly<Record<DeskView, Count>> | null;
  departments: readonly Titled[];
  saved: readonly SavedView[];
  /** What the agent may open besides requests. */
  pages: readonly DeskPage[];
};

/** What the side lists, by who is signed in and what is open; one entry leads to all pages besides requests. */
export function sideGroups({ pages, ...known }: Known): SideGroup[] {
  const linked = pageEntries(pages, known.place);
  const [first] = linked;
  if (!first) return listGroups(known);
  const isCurrent = linked.some((one) => one.isCurrent);
  // Who has one page alone manages nothing.
  const isManaging = pages.length > 1;
  const entry = isManaging ? { ...first, title: managementTitle, isCurrent } : first;
  return [...listGroups(known), { title: isManaging ? texts.lead : null, entries: [entry] }];
}

/** The same with an entry for each of those pages. */
export const placeGroups = ({ pages, ...known }: Known): SideGroup[] => [
  ...listGroups(known),
  { title: managementTitle, entries: pageEntries(pages, known.place) },
];

const pageEntries = (pages: readonly DeskPage[], { open }: Place): SideEntry[] =>
  pages.map((page) => ({
    title: adminTitles[page],
    href: addressOf({ open: { kind: 'admin', page }, query: {} }),
    isCurrent: open.kind === 'admin' && open.page === page,
    count: null,
  }));

/** Lists of requests. */
function listGroups({ place, counts, departments, saved }: Omit<Known, 'pages'>): SideGroup[] {
  const list = (title: string, query: ListQuery, count: Count | null = null): SideEntry => {
    const isCurrent = place.open.kind !== 'admin' && isSameQuery(place.query, query);
    const href = addressOf({ open: { kind: 'list' }, query });
    return { title, href, isCurrent, count };
  };
  const groups: SideGroup[] = [
    {
      title: null,
      entries: sideViews.map((view) => ({
        ...list(texts.viewTitles[view], queryOfView(view), counts?.[view] ?? null),
        isUrgent: view === 'at_risk' || view === 'unassigned' || view === 'mentions',
      })),
    },
  ];
  if (departments.length > 1)
    groups.push({
      title: texts.departments,
      entries: departments.map(({ id, title }) => list(title, { department: id })),
    });
  if (saved.length > 0)
    groups.push({
      title: texts.ownViews,
      entries: saved.map(({ id, title }) => list(title, { view: `saved:${id}` })),
    });
  return groups;
}
