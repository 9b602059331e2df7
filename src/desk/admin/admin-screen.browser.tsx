import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { focusAtOnce } from '../../api/focus.browser.ts';
import type { PlacedPage } from '../shell/place/place.ts';
import { adminTitles } from '../texts/admin.ts';
import * as texts from '../texts/shell.ts';
import { AdminNav } from './admin-nav.browser.tsx';
import type { AdminPageProps } from './admin-page-props.ts';
import { adminPages } from './admin-pages.browser.ts';
import { useFocusWithin } from './use-focus-within.browser.ts';
import { useLast } from './use-last.browser.ts';

type Props = Omit<AdminPageProps, 'session'> & {
  /** Null where it has ended: what is open is kept, unseen. */
  session: DeskSessionAnswer | null;
  page: PlacedPage;
  onLeave(): void;
};

/** A page of the desk that is no list of requests, beside the others of its kind. */
export function AdminScreen({ session, page, onLeave, ...given }: Props) {
  useLayoutEffect(() => {
    focusAtOnce('desk-admin-title');
  }, [page]);
  const section = useRef<HTMLElement>(null);
  useFocusWithin(section, 'desk-admin-title');
  const known = useLast(session);
  const Page = adminPages[page];
  return (
    <section class="desk-admin" ref={section} aria-labelledby="desk-admin-title">
      <header class="desk-admin-head">
        <button class="desk-quiet desk-back" type="button" onClick={onLeave}>
          <Icon name="back" />
          {texts.backToList}
        </button>
        <h2 id="desk-admin-title" tabIndex={-1}>
          {adminTitles[page]}
        </h2>
      </header>
      {known && page !== 'on-behalf' && <AdminNav pages={known.pages} open={page} />}
      <div class="desk-admin-body">{known && <Page key={page} session={known} {...given} />}</div>
    </section>
  );
}
