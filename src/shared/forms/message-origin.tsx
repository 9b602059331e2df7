import { pageUrl } from '../contract/pages.ts';
import { filedByAgent as filedByAgentText, fromRequest } from '../contract/texts/tickets.ts';
import type { ThreadMessage } from '../contract/tickets.ts';

/** Where a message of a thread comes from, if not from its sender in this very request; else nothing. */
export function MessageOrigin({
  from,
  filedByAgent,
}: Pick<ThreadMessage, 'from' | 'filedByAgent'>) {
  return (
    <>
      {filedByAgent && <span>{filedByAgentText}</span>}
      {from !== undefined && (
        <span>
          {fromRequest(
            <a class="code" href={pageUrl('request', from)}>
              {from}
            </a>,
          )}
        </span>
      )}
    </>
  );
}
