import { useState } from 'preact/hooks';
import type { Thread } from '#shared/contract/tickets.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { TextArea } from '#shared/forms/inputs.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { useAction } from '../api/action.browser.ts';
import { focusOn } from '../api/focus.browser.ts';
import * as texts from './texts.ts';
import { rate } from './tickets-api.browser.ts';

/** Rates a closed request with one to five stars and a comment, or shows the rating that was given. */
export function Rating({ thread, onDone }: { thread: Thread; onDone(): Promise<void> }) {
  const [chosen, setChosen] = useState(0);
  const [comment, setComment] = useState('');
  const { busy, fault, run } = useAction();
  if (thread.rating) {
    const { rating } = thread.rating;
    return (
      <p class="notice notice-good" id="rated" tabIndex={-1}>
        {texts.rated(toPersianDigits(rating), texts.ratings[rating - 1] ?? '')}
      </p>
    );
  }
  if (!thread.can.rate) return null;
  return (
    <form
      class="panel form rating"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === 0) return;
        run(async () => {
          await rate(thread.code, chosen, comment);
          await onDone();
          focusOn('rated');
        });
      }}
    >
      <fieldset class="field">
        <legend>{texts.howWasIt}</legend>
        <div class="stars">
          {texts.ratings.map((word, index) => (
            <label key={word} data-lit={index < chosen || undefined}>
              <input
                class="sr-only"
                type="radio"
                name="rating"
                value={index + 1}
                checked={chosen === index + 1}
                onChange={() => setChosen(index + 1)}
              />
              <Icon name="star" />
              <span class="star-word">{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {chosen > 0 && (
        <TextArea
          name="comment"
          label={texts.whatToImprove}
          required={false}
          rows={3}
          value={comment}
          onChange={(_, typed) => setComment(typed)}
        />
      )}
      {fault && (
        <p class="problem" role="alert">
          {fault}
        </p>
      )}
      <div class="actions">
        <button class="button" type="submit" aria-disabled={busy || chosen === 0}>
          {texts.sendRating}
        </button>
      </div>
    </form>
  );
}
