import type { ComponentChildren } from 'preact';
import { FaultNotice } from '../shell/fault-notice.tsx';
import * as texts from '../texts/admin.ts';
import type { Paged } from './use-paged.browser.ts';

type Props = {
  list: Pick<Paged<{ next: string | null }>, 'pages' | 'isLoading' | 'fault' | 'more' | 'reload'>;
  label: string;
  /** Said where there is no row. */
  none: string;
  /** The rows, as list items. */
  children: ComponentChildren[];
};

/** The rows of a list that is read a page at a time, what is to say instead of them, and the way to more. */
export function PagedList({
  list: { pages, isLoading, fault, more, reload },
  label,
  none,
  children,
}: Props) {
  return (
    <div aria-busy={isLoading}>
      {children.length > 0 && (
        <ul class="desk-lines desk-records" aria-label={label}>
          {children}
        </ul>
      )}
      {pages.length > 0 && !isLoading && children.length === 0 && <p class="hint">{none}</p>}
      {fault && <FaultNotice fault={fault} onRetry={more ?? (() => void reload())} />}
      {pages.length === 0 && isLoading && <p class="hint desk-wait">{texts.loading}</p>}
      {more && (
        <button
          class="button button-quiet button-small"
          type="button"
          aria-disabled={isLoading}
          onClick={() => !isLoading && more()}
        >
          {isLoading ? texts.loading : texts.more}
        </button>
      )}
    </div>
  );
}
