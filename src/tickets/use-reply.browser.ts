import { useState } from 'preact/hooks';
import { pageUrl } from '#shared/contract/pages.ts';
import { emptyMessage } from '#shared/contract/texts/tickets.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { useAction } from '../api/action.browser.ts';
import { ApiFault } from '../api/client.browser.ts';
import { useUploads } from '../attachments/uploads.browser.ts';
import { unsentText } from '../drafts/unsent-text.ts';
import { useReplyDraft } from './reply-draft.browser.ts';
import * as texts from './texts.ts';
import { sendMessage } from './tickets-api.browser.ts';

/** Keeps a customer's next message in this browser until the server has it. */
export function useReply({ code }: Thread, onDone: () => Promise<void>) {
  const { draft, latest, change, beginAnew } = useReplyDraft(code);
  const [missing, setMissing] = useState<string>();
  const sending = useAction();
  const uploads = useUploads(
    () => latest.current.key,
    draft.files,
    (files) => change({ files }),
    { isHeld: sending.busy },
  );

  /** An earlier text arrived, with its files, though no answer came: these words are another message. */
  function makeAnother() {
    beginAnew(latest.current.text);
    void onDone();
  }

  return {
    ...{ draft, uploads },
    fault: missing ?? sending.fault ?? undefined,
    isSending: sending.busy,
    changeText(text: string) {
      setMissing(undefined);
      change({ text });
    },
    send() {
      const sent = latest.current;
      if (isBlank(sent.text)) return setMissing(emptyMessage);
      if (uploads.isBusy) return setMissing(texts.uploadUnfinished);
      sending.run(async () => {
        const files = sent.files.map(({ id }) => id);
        const answer = await sendMessage(code, sent.text, files, sent.key).catch((thrown) => {
          if (isKeyReused(thrown)) makeAnother();
          throw thrown;
        });
        beginAnew(unsentText(latest.current.text, sent.text));
        if (answer.code !== code) location.assign(pageUrl('request', answer.code));
        else await onDone();
      });
    },
  };
}

const isKeyReused = (thrown: unknown) => thrown instanceof ApiFault && thrown.code === 'key_reused';
