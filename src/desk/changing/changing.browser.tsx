import { SnoozeForm } from '../snooze/snooze-form.browser.tsx';
import * as texts from '../texts/changing.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { Unfolded } from '../thread/unfolded.ts';
import type { ActProps } from '../thread/use-thread.browser.ts';
import { ChangeForm } from './change-form.browser.tsx';

/** What an agent corrects of a request, puts off, or takes up again. */
export function Changing({ thread, perform, unfolded }: ActProps & { unfolded: Unfolded | null }) {
  const countOf = (act: Unfolded['act']) => (unfolded?.act === act ? unfolded.count : 0);
  const { change, reopen } = thread.can;
  return (
    <>
      {change && <ChangeForm thread={thread} perform={perform} unfold={countOf('change')} />}
      {change && <SnoozeForm thread={thread} perform={perform} unfold={countOf('snooze')} />}
      {reopen && (
        <FoldedForm
          title={texts.reopen}
          unfold={countOf('reopen')}
          keptAs={`${thread.code}-reopen`}
          name="reopen"
          label={texts.reopenReason}
          hint={texts.reopenHint}
          send={texts.reopen}
          onSend={(reason) => perform('reopen', { reason })}
        />
      )}
    </>
  );
}
