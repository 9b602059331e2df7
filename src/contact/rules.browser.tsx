import { pageUrl } from '#shared/contract/pages.ts';
import type { BrokenRule } from '#shared/policies/decide.ts';
import * as texts from './texts.ts';

/** What broken rules say of a field, each with a link to the request type that fits, where one does. */
export function BrokenRules({
  broken,
  titles,
  onLeave,
}: {
  broken: readonly BrokenRule[];
  titles: Readonly<Record<string, string>>;
  onLeave(offer: string): void;
}) {
  if (broken.length === 0) return null;
  return (
    <div class="notice notice-warn" role="status" data-broken-rules tabIndex={-1}>
      {broken.map(({ policy, say, offer, refuse }) => (
        <div key={policy}>
          <p>{say}</p>
          {offer && (
            <p>
              <a
                class="button button-small"
                href={pageUrl('contactType', offer)}
                onClick={() => onLeave(offer)}
              >
                {texts.goToOffered(titles[offer] ?? offer)}
              </a>
            </p>
          )}
          {!refuse && <p class="hint">{texts.sendNonetheless}</p>}
        </div>
      ))}
    </div>
  );
}
