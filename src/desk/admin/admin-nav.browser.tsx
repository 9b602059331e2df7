import { useLayoutEffect, useRef } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import type { DeskPage } from '#shared/contract/sign-in.ts';
import { adminTitles, management } from '../texts/admin.ts';

type Props = {
  /** Those that the agent may open. */
  pages: readonly DeskPage[];
  open: DeskPage;
};

/** The pages besides requests: a column beside the page, or where that is narrow a row above it that scrolls. */
export function AdminNav({ pages, open }: Props) {
  const row = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [open]);
  return (
    <nav class="desk-admin-nav" aria-label={management}>
      <ul class="desk-views" ref={row}>
        {pages.map((page) => (
          <li key={page}>
            <a href={pageUrl('deskTicket', page)} aria-current={page === open ? 'page' : undefined}>
              {adminTitles[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
