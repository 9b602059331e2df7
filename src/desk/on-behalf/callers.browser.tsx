import type { Caller } from '#shared/contract/desk/on-behalf.ts';
import { pageUrl } from '#shared/contract/pages.ts';
import { IsolatedText } from '#shared/html/isolated-text.tsx';
import * as texts from '../texts/on-behalf.ts';
import type { useOnBehalf } from './use-on-behalf.browser.ts';

type Control = Pick<
  ReturnType<typeof useOnBehalf>,
  'callers' | 'caller' | 'chosen' | 'isWhole' | 'choose'
>;

/** Who may be calling; of those who were found by four digits one is chosen. */
export function Callers({ control: { callers, caller, isWhole, choose } }: { control: Control }) {
  if (callers === null) return <p class="sr-only" role="status" />;
  if (callers.length === 0)
    return (
      <p class="hint" role="status">
        {isWhole ? texts.nobody : texts.chooseCaller}
      </p>
    );
  return (
    <fieldset class="desk-choices desk-callers">
      <legend class="label">{texts.found}</legend>
      {callers.map((one) => (
        <div key={one.customer ?? one.masked}>
          {isWhole ? (
            <p>
              <Who caller={one} />
            </p>
          ) : (
            <label class="desk-tick">
              <input
                type="radio"
                name="caller-found"
                checked={one === caller}
                onChange={() => one.customer !== null && choose(one.customer)}
              />
              <span>
                <Who caller={one} />
              </span>
            </label>
          )}
          <Earlier caller={one} />
        </div>
      ))}
    </fieldset>
  );
}

function Who({ caller: { name, masked, plan, agency, customer } }: { caller: Caller }) {
  return (
    <>
      {name !== null && (
        <b>
          <bdi>{name}</bdi>{' '}
        </b>
      )}
      <bdi dir="ltr">{masked}</bdi>
      <span class="hint">
        {' '}
        {[customer === null && texts.unproven, plan, agency].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

function Earlier({ caller: { requests } }: { caller: Caller }) {
  if (requests.length === 0) return null;
  return (
    <ul class="desk-lines" aria-label={texts.earlier}>
      {requests.map(({ code, title, stateTitle }) => (
        <li key={code}>
          <a href={pageUrl('deskTicket', code)}>
            <bdi>
              <IsolatedText text={title} />
            </bdi>
          </a>
          <span class="hint">{stateTitle}</span>
        </li>
      ))}
    </ul>
  );
}
