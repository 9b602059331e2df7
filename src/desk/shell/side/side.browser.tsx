import type { Count } from '#shared/contract/desk/inbox.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from '../../texts/views.ts';

/** The id of the entry that takes the focus where the side opens: that of the open view, or the first. */
export const currentViewId = 'desk-view';

/** One entry of the side. */
export type SideEntry = {
  title: string;
  href: string;
  isCurrent: boolean;
  /** How many tickets are there; null where nobody counts. */
  count: Count | null;
  /** They need somebody soon. */
  isUrgent?: boolean;
};

/** Entries under a heading; the first group has none. */
export type SideGroup = { title: string | null; entries: readonly SideEntry[] };

/** Views with their counts, departments, own views, and what leads and admins look after. */
export function Side({
  groups,
  isOpen,
}: {
  groups: readonly SideGroup[];
  /** Where it has no column it opens over the list. */
  isOpen: boolean;
}) {
  const entries = groups.flatMap((group) => group.entries);
  const first = entries.find(({ isCurrent }) => isCurrent) ?? entries[0];
  return (
    <nav class="desk-side" id="desk-side" aria-label={texts.views} data-open={isOpen || undefined}>
      {groups.map(({ title, entries }) => (
        <>
          {title !== null && <h2>{title}</h2>}
          <ul class="desk-views">
            {entries.map((entry) => (
              <li key={entry.href}>
                <a
                  href={entry.href}
                  id={entry === first ? currentViewId : undefined}
                  aria-current={entry.isCurrent ? 'page' : undefined}
                >
                  <bdi>{entry.title}</bdi>
                  {entry.count !== null && (
                    <span
                      class="desk-number"
                      data-urgent={(entry.isUrgent && entry.count.count > 0) || undefined}
                    >
                      {entry.count.isMore && <span class="sr-only">{texts.moreThan} </span>}
                      {toPersianDigits(entry.count.count)}
                      {entry.count.isMore && <span aria-hidden="true">+</span>}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  );
}
