import { useState } from 'preact/hooks';
import type { Thread } from '#shared/contract/tickets.ts';
import { channelWords } from '#shared/forms/channel-words.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { Choices } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { isServed } from '#shared/settings/served-channels.ts';
import { useAction } from '../api/action.browser.ts';
import { useOpenChannels } from '../sign-in/open-channels.browser.ts';
import * as texts from './texts.ts';
import { changeReplyChannel } from './tickets-api.browser.ts';

/** Changes how answers to an open request are announced. */
export function Channel({
  thread,
  channels,
  onDone,
}: {
  thread: Thread;
  channels: readonly ReplyChannel[];
  onDone(): Promise<void>;
}) {
  const current = thread.replyChannel;
  const open = useOpenChannels();
  // What is chosen stays; what delivers nothing now is not offered (R71).
  const offered = channels.filter((one) => one === current || !open || isServed(one, open));
  const [chosen, setChosen] = useState<ReplyChannel>(current);
  const { busy, fault, run } = useAction();
  return (
    <details class="fold">
      <summary>
        {texts.channel(channelWords[current].label)}
        <Icon name="forward" />
      </summary>
      <ScriptForm
        onSubmit={() => {
          run(async () => {
            await changeReplyChannel(thread.code, chosen);
            await onDone();
          });
        }}
      >
        <Choices
          name="replyChannel"
          label={texts.chooseChannel}
          value={chosen}
          fault={fault ?? undefined}
          options={offered.map((value) => ({ value, ...channelWords[value] }))}
          onChange={(_, value) =>
            setChosen(channels.find((channel) => channel === value) ?? current)
          }
        />
        <div class="actions">
          <button
            class="button button-small"
            type="submit"
            aria-disabled={busy || chosen === current}
          >
            {texts.saveChannel}
          </button>
        </div>
      </ScriptForm>
    </details>
  );
}
