import fc from 'fast-check';

/** Settings as JSON, while they may still be wrong. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** One place of settings changed: which part, which of its values, and how. */
export type Change = { part: string; pick: number; how: How };
type How =
  | { kind: 'set'; value: Json }
  | { kind: 'edge'; pick: number }
  | { kind: 'remove' }
  | { kind: 'repeat' }
  | { kind: 'add'; name: string; value: Json }
  | { kind: 'swap'; pick: number };

const numbers = [
  -1,
  0,
  0.5,
  1,
  2,
  7,
  30,
  73,
  366,
  367,
  400,
  401,
  4_000,
  8_784,
  9_600,
  100_000,
  3_000_000,
  2 ** 31,
  2 ** 53 - 1,
  1e300,
];

const days = [
  '1405-09-03',
  '1405-09-04',
  '1405-12-29',
  '1405-12-30',
  '1405-13-01',
  '1300-01-01',
  '1499-12-29',
  '2026-11-24',
  '3177-12-29',
  '9999-99-99',
  '0001-01-01',
];
const clocks = ['00:00', '00:01', '08:59', '12:00', '23:59', '24:00', '24:01', '9:00'];
const ids = [
  'constructor',
  'prototype',
  'to-string',
  'title',
  'text',
  'prove',
  'verify',
  'new',
  'a',
  'office',
  'support',
  'one-day',
  'technical',
  '__proto__',
  'پشتیبانی',
];
const texts = [
  '',
  ' ',
  '\u200c',
  '\u202e\u2066',
  '{code}',
  '{nothing} {',
  '<script>alert(1)</script>',
  '"><img src=x>',
  '\u0000',
  '\ud800',
  'a\nb',
  '۱۲۳',
  'ا'.repeat(300),
  'ا'.repeat(2_000),
  '(a+)+$',
  '[',
  '/',
  'https://example.com/',
  '#000000',
];
const words = [
  'hours',
  'days',
  'minutes',
  'working_hours',
  'working_minutes',
  'business_days',
  'hold',
  'accept',
  'sms',
  'email',
  'thread',
  'link',
  'code',
  'refuse',
  'off',
  'within',
  'after',
  'choice',
  'filled',
  'past',
  'future',
  'date',
  'time',
  'amount',
  'files',
  'sensitive',
  'closing_hour',
  'same_hour',
];

const leaf: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...numbers) },
  { weight: 3, arbitrary: fc.constantFrom(...days, ...clocks) },
  { weight: 3, arbitrary: fc.constantFrom(...ids, ...words) },
  { weight: 3, arbitrary: fc.constantFrom(...texts) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(true, false, null, [], {}) },
);

/** What fits where a closure, a span or a duration stands, with edges that settings may well have. */
const timely: fc.Arbitrary<Json> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
    .map(([from, to]) => ({ from, to, title: 'تعطیلی' })),
  fc.tuple(fc.constantFrom(...clocks), fc.constantFrom(...clocks)).map((span) => [...span]),
  fc
    .tuple(fc.constantFrom(...numbers), fc.constantFrom(...words.slice(0, 6)))
    .map(([atMost, unit]) => ({ atMost, unit })),
);

const how: fc.Arbitrary<How> = fc.oneof(
  { weight: 20, arbitrary: fc.nat(10_000).map((pick) => ({ kind: 'edge', pick }) as const) },
  { weight: 4, arbitrary: leaf.map((value) => ({ kind: 'set', value }) as const) },
  { weight: 3, arbitrary: timely.map((value) => ({ kind: 'set', value }) as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'remove' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'repeat' } as const) },
  { weight: 2, arbitrary: fc.nat(10_000).map((pick) => ({ kind: 'swap', pick }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ids), fc.oneof(leaf, timely))
      .map(([name, value]) => ({ kind: 'add', name, value }) as const),
  },
);

/** A few changes of settings that have these parts; most of them in one place, as people err. */
export const changesOf = (parts: readonly string[]): fc.Arbitrary<Change[]> =>
  fc.array(fc.record({ part: fc.constantFrom(...parts), pick: fc.nat(10_000), how }), {
    minLength: 1,
    maxLength: 4,
  });

type Place = { holder: Json[] | { [name: string]: Json }; name: string };

function placesIn(holder: Json): Place[] {
  if (typeof holder !== 'object' || holder === null) return [];
  return Object.keys(holder).flatMap((name) => [
    { holder, name },
    ...placesIn(valueAt({ holder, name })),
  ]);
}

const valueAt = ({ holder, name }: Place): Json =>
  (Array.isArray(holder) ? holder[Number(name)] : holder[name]) ?? null;

function setAt({ holder, name }: Place, value: Json) {
  if (Array.isArray(holder)) holder[Number(name)] = value;
  else Object.defineProperty(holder, name, { value, ...plain });
}
const plain = { enumerable: true, configurable: true, writable: true };

function removeAt({ holder, name }: Place) {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
}

/** Another value like this one, at the edge of what settings take or beyond it. */
function edgeOf(value: Json, pick: number): Json {
  const likely = <T>(all: readonly T[]): T => all[pick % all.length]!;
  if (typeof value === 'number') return likely(numbers);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return likely(days);
  if (/^\d\d:\d\d$/.test(value)) return likely(clocks);
  if (/^[a-z_-]+$/.test(value)) return likely([...words, ...ids]);
  return likely(texts);
}

/** Makes the change in place. */
export function makeChange(settings: { [name: string]: Json }, { part, pick, how }: Change) {
  const places = placesIn({ [part]: settings[part] ?? null });
  const at = (index: number) => {
    const place = places[index % places.length];
    // The first place is the part itself, in an object of its own.
    return place && index % places.length === 0 ? { holder: settings, name: part } : place;
  };
  const place = at(pick);
  if (!place) return;
  const value = valueAt(place);
  switch (how.kind) {
    case 'set':
      return setAt(place, structuredClone(how.value));
    case 'edge':
      return setAt(place, edgeOf(value, how.pick));
    case 'remove':
      return removeAt(place);
    case 'repeat':
      if (Array.isArray(value)) value.push(...structuredClone(value));
      return;
    case 'swap': {
      const other = at(how.pick);
      return other && setAt(place, structuredClone(valueAt(other)));
    }
    case 'add':
      if (Array.isArray(value)) value.push(structuredClone(how.value));
      else if (typeof value === 'object' && value !== null)
        setAt({ holder: value, name: how.name }, structuredClone(how.value));
  }
}
