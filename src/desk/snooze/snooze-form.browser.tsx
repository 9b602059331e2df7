import { useState } from 'preact/hooks';
import { isBlank } from '#shared/fields/blank.ts';
import { fieldRegistry } from '#shared/fields/registry.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { TextInput } from '#shared/forms/inputs.tsx';
import { instantToJalali, jalaliToInstant } from '#shared/persian/dates.ts';
import { jalaliIso, parseJalaliIso } from '#shared/persian/jalali.ts';
import { Calendar } from '../../contact/calendar.browser.tsx';
import { openCalendar } from '../../contact/texts.ts';
import { useKeptTexts } from '../../drafts/use-kept-texts.browser.ts';
import * as texts from '../texts/changing.ts';
import { FoldedForm } from '../thread/folded-form.browser.tsx';
import type { ActProps } from '../thread/use-thread.browser.ts';
import { quickDays, typedDay } from './snooze-days.ts';

/** Until which day, from which hour and why a ticket is put off; folded until it is wanted. */
export function SnoozeForm({ thread, perform, unfold }: ActProps & { unfold: number }) {
  const today = jalaliIso(instantToJalali(thread.now));
  const { draft, change, clear } = useKeptTexts(`${thread.code}-until`);
  const { day = '', time = '' } = draft;
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const chosen = isBlank(day) ? null : fieldRegistry.date.parse(day, { today });
  const iso = chosen?.ok ? String(chosen.value) : null;
  const choose = (typed: string) => {
    change({ day: typed });
    setCalendarOpen(false);
    setFaults({});
  };
  async function send(reason: string) {
    const hour = isBlank(time) ? null : fieldRegistry.time.parse(time);
    const wrong = {
      ...(!chosen && { day: texts.dayMissing }),
      ...(chosen && !chosen.ok && { day: chosen.reason }),
      ...(hour && !hour.ok && { time: hour.reason }),
    };
    setFaults(wrong);
    // What is wrong stands beside its own box, and not beside the reason.
    if (iso === null || Object.keys(wrong).length > 0) return '';
    const until = { day: iso, ...(hour?.ok && { time: String(hour.value) }) };
    let isOfDay = false;
    const sentence = await perform('snooze', { ...until, reason }, ({ until: fault }) => {
      isOfDay = fault !== undefined;
      setFaults(fault ? { day: fault } : {});
    });
    if (sentence === null) clear({});
    return isOfDay ? '' : sentence;
  }
  return (
    <FoldedForm
      title={texts.snooze}
      unfold={unfold}
      keptAs={`${thread.code}-snooze`}
      name="snooze-reason"
      label={texts.snoozeReason}
      hint={texts.snoozeReasonHint}
      send={texts.sendSnooze}
      onSend={send}
    >
      <TextInput
        name="snooze-day"
        label={texts.snoozeUntil}
        value={day}
        echo={chosen?.ok ? fieldRegistry.date.show(chosen.value) : null}
        example={texts.snoozeDayExample}
        fault={faults.day}
        onChange={(_, typed) => change({ day: typed })}
        beside={
          <button
            type="button"
            class="icon-button boxed"
            aria-label={openCalendar}
            aria-expanded={isCalendarOpen}
            onClick={() => setCalendarOpen(!isCalendarOpen)}
          >
            <Icon name="calendar" />
          </button>
        }
        below={
          isCalendarOpen ? (
            <Calendar
              chosen={iso}
              today={today}
              when="future"
              onChoose={(next) => choose(typedOf(next))}
              onClose={() => setCalendarOpen(false)}
            />
          ) : (
            <div class="day-chips">
              {quickDays(today).map(({ name, typed }) => (
                <button
                  key={name}
                  type="button"
                  class="button button-quiet button-small"
                  aria-pressed={day === typed}
                  onClick={() => choose(typed)}
                >
                  {name}
                </button>
              ))}
            </div>
          )
        }
      />
      <TextInput
        name="snooze-time"
        label={texts.snoozeTime}
        required={false}
        value={time}
        example={fieldRegistry.time.example}
        fault={faults.time}
        onChange={(_, typed) => change({ time: typed })}
      />
      <PromiseMeanwhile thread={thread} iso={iso} />
    </FoldedForm>
  );
}

const typedOf = (iso: string) => {
  const day = parseJalaliIso(iso);
  return day ? typedDay(day) : '';
};

/** What becomes of the promise until that day. */
function PromiseMeanwhile({
  thread: { promise, snoozeStopsPromise },
  iso,
}: Pick<ActProps, 'thread'> & { iso: string | null }) {
  if (!promise || promise.state === 'late') return null;
  if (snoozeStopsPromise) return <p class="hint">{texts.promiseStops}</p>;
  const day = iso === null ? null : parseJalaliIso(iso);
  if (!day || jalaliToInstant(day) <= promise.dueAt) return null;
  return <p class="notice notice-warn">{texts.promiseBefore(promise.text)}</p>;
}
