import { laterWith } from '../../api/later.browser.tsx';
import * as listTexts from '../texts/list.ts';
import { FaultNotice } from './fault-notice.tsx';

/**
 * A component whose code is fetched when it is first shown, so that the first screen does not wait for it. Where the
 * code does not come, it says so and offers to try again.
 */
export const later = laterWith({
  Waiting: () => <p class="hint desk-wait">{listTexts.loading}</p>,
  Failed: FaultNotice,
});
