import { useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { TextInput } from '#shared/forms/inputs.tsx';
import * as texts from '../texts/participants.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { ActProps } from '../thread/use-thread.browser.ts';

/** Who takes part in the request besides its customer, each to be removed. */
export function ParticipantList({ thread: { participants }, perform }: ActProps) {
  const [fault, setFault] = useState<string | null>(null);
  if (participants.people.length === 0) return null;
  const remove = async (participant: string) => setFault(await perform('leave', { participant }));
  return (
    <section aria-labelledby="desk-participants">
      <h3 id="desk-participants">{texts.participants}</h3>
      <ul class="desk-lines">
        {participants.people.map(({ id, name, masked }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {name !== masked && (
              <span class="hint">
                <bdi dir="ltr">{masked}</bdi>
              </span>
            )}{' '}
            <button
              class="button button-quiet button-small"
              type="button"
              aria-label={texts.removeNamed(name)}
              onClick={() => void remove(id)}
            >
              {texts.remove}
            </button>
          </li>
        ))}
      </ul>
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

/** Adds somebody by a mobile number, with a name where it is known. */
export function AddParticipant({ thread: { code, participants }, perform }: ActProps) {
  const [name, setName] = useState('');
  if (!participants.canAdd) return null;
  return (
    <FoldedForm
      title={texts.add}
      keptAs={`${code}-join`}
      name="join"
      label={texts.mobile}
      hint={texts.mobileHint}
      send={texts.send}
      maxLength={30}
      onSend={async (mobile) => {
        const fault = await perform('join', { mobile, ...(!isBlank(name) && { name }) });
        if (fault === null) setName('');
        return fault;
      }}
    >
      <TextInput
        name="join-name"
        label={texts.name}
        value={name}
        required={false}
        maxLength={ticketLimits.participantName}
        onChange={(_, typed) => setName(typed)}
      />
    </FoldedForm>
  );
}
