import type { ListEntry } from '#shared/contract/desk/lists.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import * as texts from '../../texts/lists.ts';
import { placeReason } from '../admin-api.browser.ts';
import type { AdminPageProps } from '../admin-page-props.ts';
import { countWords, ListPage } from './list-page.browser.tsx';
import { useListActs } from './use-list-acts.browser.ts';

/** The reasons for closing in their order, with how often each was one lately. */
export function CloseReasons({ onFault }: Pick<AdminPageProps, 'onFault'>) {
  const acts = useListActs('close-reasons', onFault);
  const { list } = acts;
  const offered = list.pages.flatMap(({ entries }) => entries.filter(({ isOffered }) => isOffered));
  const move = async (entry: ListEntry, before: string | null) => {
    const sentence = await acts.perform(() => placeReason(entry.id, before), '');
    if (sentence !== null) acts.setStatus(sentence);
  };
  return (
    <ListPage
      {...{ name: 'close-reasons', words: texts.reasons, maxLength: deskLimits.closeReasonTitle }}
      acts={acts}
      countOf={({ requests }) => texts.requestsOfMonth(countWords(requests))}
      moreOf={(entry) => {
        const at = offered.indexOf(entry);
        if (at < 0) return null;
        const before = offered[at - 1];
        const isLast = at === offered.length - 1;
        const behindNext = offered[at + 2];
        return (
          <>
            <Arrow
              sign="↑"
              label={texts.up(entry.title)}
              onMove={before && (() => void move(entry, before.id))}
            />
            <Arrow
              sign="↓"
              label={texts.down(entry.title)}
              // Behind the last one that was read there may be more.
              onMove={
                isLast || (!behindNext && list.more)
                  ? undefined
                  : () => void move(entry, behindNext?.id ?? null)
              }
            />
          </>
        );
      }}
    />
  );
}

type ArrowProps = { sign: string; label: string; onMove: (() => void) | undefined };

const Arrow = ({ sign, label, onMove }: ArrowProps) => (
  <button
    class="desk-square"
    type="button"
    aria-label={label}
    aria-disabled={!onMove}
    onClick={onMove}
  >
    {sign}
  </button>
);
