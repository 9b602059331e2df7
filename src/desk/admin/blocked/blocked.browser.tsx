import { useState } from 'preact/hooks';
import type { BlockedAddress } from '#shared/contract/desk/blocked.ts';
import { Moment } from '#shared/forms/moment.tsx';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import * as texts from '../../texts/blocked.ts';
import { readBlocked, unblockAddress } from '../admin-api.browser.ts';
import type { AdminPageProps } from '../admin-page-props.ts';
import { ConfirmDialog } from '../confirm-dialog.browser.tsx';
import { PagedList } from '../paged-list.browser.tsx';
import { SearchForm } from '../search-form.browser.tsx';
import { usePaged } from '../use-paged.browser.ts';
import { BlockForm, type TypedBlock } from './block-form.browser.tsx';

/** Which addresses are blocked, why, since when and by whom; unblocking, and blocking by hand. */
export function Blocked({ onFault }: Pick<AdminPageProps, 'onFault'>) {
  const [q, setQ] = useState('');
  const [lifting, setLifting] = useState<BlockedAddress | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [draft, setDraft] = useState<TypedBlock>({ address: '', reason: '' });
  const [status, setStatus] = useState('');
  const list = usePaged(
    q,
    (after) => readBlocked(q, after),
    ({ blocked }) => blocked.length === 0,
    onFault,
  );
  const lift = async ({ id }: BlockedAddress) => {
    try {
      await unblockAddress(id);
      setLifting(null);
      setStatus(texts.wasUnblocked);
      await list.reload();
      return null;
    } catch (thrown) {
      return onFault(thrown);
    }
  };
  return (
    <>
      <p class="hint">{texts.hint}</p>
      <div class="desk-admin-tools">
        <SearchForm label={texts.search} hint={texts.searchHint} dir="ltr" onSearch={setQ} />
        <button class="button button-small" type="button" onClick={() => setIsAdding(true)}>
          {texts.block}
        </button>
      </div>
      <p role="status">{status}</p>
      <PagedList list={list} label={texts.label} none={texts.none}>
        {list.pages.flatMap(({ blocked, now }) =>
          blocked.map((one) => (
            <Row key={one.id} blocked={one} now={now} onLift={() => setLifting(one)} />
          )),
        )}
      </PagedList>
      {lifting && (
        <ConfirmDialog
          title={texts.unblockOf(lifting.masked)}
          text={texts.unblockText}
          act={texts.unblock}
          onConfirm={() => lift(lifting)}
          onClose={() => setLifting(null)}
        />
      )}
      {isAdding && (
        <BlockForm
          draft={draft}
          onDraft={setDraft}
          onBlocked={() => {
            setIsAdding(false);
            setDraft({ address: '', reason: '' });
            setStatus(texts.wasBlocked);
            void list.reload();
          }}
          onFault={onFault}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  );
}

const Row = ({
  blocked: { masked, unprovenOnly, reason, since, by },
  now,
  onLift,
}: {
  blocked: BlockedAddress;
  now: number;
  onLift(): void;
}) => (
  <li>
    <div>
      <b>
        <bdi dir="ltr">{masked}</bdi>
      </b>{' '}
      {unprovenOnly && <span class="desk-tag">{texts.unprovenOnly}</span>}
      <p>
        <IsolatedText text={reason} />
      </p>
      <p class="hint">
        <Moment at={since} now={now} exact />
        {by !== null && ` · ${texts.by(by)}`}
      </p>
    </div>
    <button
      class="button button-quiet button-small"
      type="button"
      aria-label={texts.unblockOf(masked)}
      onClick={onLift}
    >
      {texts.unblock}
    </button>
  </li>
);
