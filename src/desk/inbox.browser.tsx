import type { OwnStateWords } from '#shared/settings/ticket-states.ts';
import { Alarms } from './alarms.browser.tsx';
import { FilterBar } from './filter-bar.browser.tsx';
import { countLabel, inboxQueryOf } from './inbox-filters.ts';
import { InboxRow } from './inbox-row.browser.tsx';
import { stepThrough, useKeys } from './keys.browser.ts';
import * as texts from './texts/inbox.ts';
import { useInbox } from './use-inbox.browser.ts';
import type { OnFault } from './use-thread.browser.ts';

/** The tickets of an agent by promise; the filters are in the address, so that a list can be bookmarked. */
export function Inbox({
  round,
  stateWords,
  onFault,
}: {
  round: number;
  stateWords: OwnStateWords;
  onFault: OnFault;
}) {
  const { filters, inbox, fault, change, seeAlarm } = useInbox(round, onFault);
  useKeys({
    KeyJ: () => stepThrough('.desk-list a', 1),
    KeyK: () => stepThrough('.desk-list a', -1),
    Slash: () => document.getElementById('desk-q')?.focus(),
  });

  return (
    <section aria-labelledby="inbox">
      <h2 id="inbox" class="sr-only">
        {texts.inbox}
      </h2>
      {inbox && <Alarms alarms={inbox.alarms} onSeen={seeAlarm} />}
      <FilterBar filters={filters} inbox={inbox} stateWords={stateWords} onChange={change} />
      {fault && (
        <p class="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div class="desk-count">
        <p class="hint" role="status">
          {inbox && countLabel(inbox)}
        </p>
        {inbox && inbox.tickets.length > 0 && (
          <a
            href={`/api/desk/tickets.csv?${new URLSearchParams(inboxQueryOf(filters) as Record<string, string>)}`}
            download
          >
            {texts.exportCsv}
          </a>
        )}
      </div>
      {inbox && (
        <ul class="desk-list">
          {inbox.tickets.map((ticket) => (
            <InboxRow key={ticket.code} ticket={ticket} now={inbox.now} />
          ))}
        </ul>
      )}
      <p class="hint keys">
        {texts.inboxKeys((name) => (
          <kbd>{name}</kbd>
        ))}
      </p>
    </section>
  );
}
