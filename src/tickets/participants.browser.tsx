import { useState } from 'preact/hooks';
import { pages } from '#shared/contract/pages.ts';
import * as actionTexts from '#shared/contract/texts/actions.ts';
import { participant } from '#shared/contract/texts/tickets.ts';
import type { Thread, ThreadParticipant } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { ScriptForm } from '#shared/forms/script-form.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { useAction } from '../api/action.browser.ts';
import { answerOf, api } from '../api/client.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import * as texts from './texts.ts';

const request = api.requests[':code'];
const headingId = 'participants';

type Props = { thread: Thread; onDone(): Promise<void> };

/** Who takes part in the request: its owner adds and removes people, and whoever takes part can leave. */
export const Participants = ({ thread, onDone }: Props) => {
  if (thread.ofOther) return thread.mergedInto === undefined ? <Leave code={thread.code} /> : null;
  const { people, canAdd } = thread.participants ?? { people: [], canAdd: false };
  if (people.length === 0 && !canAdd) return null;
  const title =
    people.length === 0 ? participant : texts.participants(toPersianDigits(people.length));
  return (
    <details class="fold">
      <summary id={headingId}>
        {title}
        <Icon name="forward" />
      </summary>
      <p>{texts.participantsMean}</p>
      {people.length > 0 && (
        <ul class="share-list" aria-label={title}>
          {people.map((person) => (
            <li key={person.id}>
              <Person code={thread.code} person={person} onDone={onDone} />
            </li>
          ))}
        </ul>
      )}
      {canAdd && <Add code={thread.code} onDone={onDone} />}
    </details>
  );
};

function Person({
  code,
  person: { id, name },
  onDone,
}: {
  code: string;
  person: ThreadParticipant;
  onDone(): Promise<void>;
}) {
  const { busy, fault, run } = useAction();
  const remove = async () => {
    await answerOf(request.participants[':id'].$delete({ param: { code, id } }));
    await onDone();
    focusOn(headingId);
  };
  return (
    <>
      <div class="actions">
        <bdi>{name}</bdi>
        <button
          type="button"
          class="button button-quiet button-small"
          aria-label={texts.removeNamed(name)}
          aria-disabled={busy}
          onClick={() => run(remove)}
        >
          {texts.removeParticipant}
        </button>
      </div>
      <Fault fault={fault} />
    </>
  );
}

function Add({ code, onDone }: { code: string; onDone(): Promise<void> }) {
  const [mobile, setMobile] = useState('');
  const [name, setName] = useState('');
  const [isAdded, setIsAdded] = useState(false);
  const { busy, fault, setFault, run } = useAction();
  const add = async () => {
    const json = { mobile, ...(!isBlank(name) && { name }) };
    await answerOf(request.participants.$post({ param: { code }, json }));
    await onDone();
    setMobile('');
    setName('');
    setIsAdded(true);
  };
  return (
    <ScriptForm
      onSubmit={() => {
        setIsAdded(false);
        if (isBlank(mobile)) setFault(texts.writeMobile);
        else run(add);
      }}
    >
      <TextInput
        name="participant-mobile"
        label={texts.participantMobile}
        hint={texts.participantMobileHint}
        value={mobile}
        type="tel"
        inputMode="tel"
        dir="ltr"
        fault={fault ?? undefined}
        onChange={(_, typed) => {
          setMobile(typed);
          setFault(null);
        }}
      />
      <TextInput
        name="participant-name"
        label={texts.participantName}
        hint={texts.participantNameHint}
        value={name}
        required={false}
        maxLength={ticketLimits.participantName}
        onChange={(_, typed) => setName(typed)}
      />
      <div class="actions">
        <button class="button button-small" type="submit" aria-disabled={busy}>
          {busy ? actionTexts.sending : texts.addParticipant}
        </button>
      </div>
      <p role="status">{isAdded && texts.participantAdded}</p>
    </ScriptForm>
  );
}

/** Asks once: whoever leaves must be added again to read the request. */
function Leave({ code }: { code: string }) {
  const { busy, fault, run } = useAction();
  const leave = async () => {
    await answerOf(request.leave.$post({ param: { code } }));
    location.assign(pages.requests.path);
  };
  return (
    <details class="fold">
      <summary>
        {texts.leave}
        <Icon name="forward" />
      </summary>
      <p>{texts.leaveMeans}</p>
      <Fault fault={fault} />
      <div class="actions">
        <button
          type="button"
          class="button button-quiet button-small"
          aria-disabled={busy}
          onClick={() => run(leave)}
        >
          {texts.confirmLeave}
        </button>
      </div>
    </details>
  );
}

const Fault = ({ fault }: { fault: string | null }) =>
  fault === null ? null : (
    <p class="problem" role="alert">
      {fault}
    </p>
  );
