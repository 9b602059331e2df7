import { useState } from 'preact/hooks';
import type { Titled } from '#shared/contract/desk/ids.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { erasedWords } from '#shared/contract/tickets.ts';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import { formatJalaliDateTime } from '#shared/persian/dates.ts';
import { Select } from '../shell/select.browser.tsx';
import * as texts from '../texts/joining.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { Perform } from '../thread/use-thread.browser.ts';

/** How much of a message is shown to choose it by. */
const shownLength = 120;

type Props = { thread: DeskThread; types: readonly Titled[]; perform: Perform };

/** Makes a request of its own of messages of the request's owner. */
export function Split({ thread, types, perform }: Props) {
  const { messages, now } = thread;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [requestType, setRequestType] = useState('');
  const ofCustomers = messages.filter(
    ({ author, internal, text }) => author === 'customer' && !internal && text !== erasedWords,
  );
  const ofOwner = ofCustomers.filter(({ ofParticipant }) => !ofParticipant);
  if (ofOwner.length === 0) return null;
  async function send(title: string): Promise<string | null> {
    if (chosen.length === 0) return texts.chooseMessages;
    if (requestType === '') return texts.chooseType;
    const fault = await perform('split', { messages: [...chosen], title, requestType });
    if (fault === null) setChosen([]);
    return fault;
  }
  return (
    <FoldedForm
      title={texts.split}
      keptAs={`${thread.code}-split`}
      name="split-title"
      label={texts.newTitle}
      maxLength={ticketLimits.title}
      hint=""
      send={texts.sendSplit}
      onSend={send}
    >
      <p class="hint">{texts.splitHint}</p>
      {ofOwner.length < ofCustomers.length && <p class="hint">{texts.splitOfOwnerAlone}</p>}
      <fieldset class="desk-choices">
        <legend class="label">{texts.splitMessages}</legend>
        {ofOwner.map(({ id, by, text, createdAt }) => (
          <label class="desk-tick" key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            <span>
              <bdi>
                <IsolatedText text={text.slice(0, shownLength)} />
                {text.length > shownLength && '…'}
              </bdi>
              <span class="hint">
                {by !== null && (
                  <>
                    <bdi>{by}</bdi>
                    {' · '}
                  </>
                )}
                {formatJalaliDateTime(createdAt, now)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <Select
        name="split-type"
        label={texts.requestType}
        any={texts.choose}
        value={requestType}
        options={types}
        onChange={(_, id) => setRequestType(id)}
      />
    </FoldedForm>
  );
}
