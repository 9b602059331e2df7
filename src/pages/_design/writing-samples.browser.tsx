import { WritingTools } from '../../desk/composer/writing-tools.browser.tsx';
import { RepliesPage } from '../../desk/replies/replies-page.browser.tsx';
import { Suggestions } from '../../desk/suggest/suggestions.browser.tsx';
import { sampleDeskThread } from './desk-data.ts';
import { nothing } from './handlers.ts';

const onFault = () => 'ثبت نشد.';
const tools = (
  <div class="desk-sizes desk-sample">
    <WritingTools
      thread={sampleDeskThread}
      kind="reply"
      text="سلام {fact:none}، سفارش ها ارسال می شود."
      onReply={nothing}
      areSuggestionsOpen={false}
      onSuggestions={nothing}
    />
  </div>
);
const repliesPage = (
  <div class="desk-sizes desk-sample">
    <RepliesPage onFault={onFault} />
  </div>
);

/** What helps agents to write, in states that only a script reaches. */
export const writingSamples = {
  'writing-tools': { view: tools },
  replies: { view: repliesPage },
  'reply-form': { view: repliesPage, steps: ['#desk-reply-add'] },
  suggestions: {
    view: (
      <div class="desk-sizes desk-sample">
        <Suggestions thread={sampleDeskThread} onClose={nothing} />
      </div>
    ),
  },
};
