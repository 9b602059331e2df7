import fc from 'fast-check';
import type { core } from 'zod/mini';
import { hostileJson, hostileText } from './hostile.ts';

// Text of JSON for a schema of the contract: mostly what it asks for, sometimes not, so that both its own
// refusals and the rules behind it are reached. Text and not values, for a value cannot name a key twice.

type Schema = core.$ZodType;
type Text = fc.Arbitrary<string>;

/** Values that an app knows, as text of JSON, by the name of the field that asks for them. */
export type Known = Readonly<Record<string, readonly string[]>>;

const quoted = (text: string) => JSON.stringify(text);

/** JSON of this schema, with faults here and there. */
export function jsonOfSchema(schema: Schema, known: Known, name = ''): Text {
  const right = ofType(schema, known, name);
  const values = Object.hasOwn(known, name) ? (known[name] ?? []) : [];
  return fc.oneof(
    { withCrossShrink: true },
    ...(values.length > 0 ? [{ weight: 24, arbitrary: fc.constantFrom(...values) }] : []),
    { weight: values.length > 0 ? 1 : 24, arbitrary: right },
    { weight: 1, arbitrary: hostileJson },
  );
}

function ofType(schema: Schema, known: Known, name: string): Text {
  const { def } = (schema as core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return ofString(def).map(quoted);
    case 'number':
      return fc
        .oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, -1, 2 ** 31, 2 ** 53 - 1))
        .map(String);
    case 'boolean':
      return fc.constantFrom('true', 'false');
    case 'literal':
      return fc.constantFrom(...def.values.map((value) => JSON.stringify(value)));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries).map((value) => JSON.stringify(value)));
    case 'array':
      return fc
        .array(jsonOfSchema(def.element, known, name), { maxLength: 7 })
        .map((elements) => `[${elements.join()}]`);
    case 'object':
      return ofObject(def.shape, known);
    case 'record':
      return fc
        .array(fc.tuple(ofKey(known), jsonOfSchema(def.valueType, known)), { maxLength: 6 })
        .map((members) => `{${members.map(([key, value]) => `${key}:${value}`).join()}}`);
    case 'optional':
    case 'default':
      return ofType(def.innerType, known, name);
    case 'nullable':
      return fc.oneof(ofType(def.innerType, known, name), fc.constant('null'));
    case 'pipe':
      return ofType(isOpaque(def.in) ? def.out : def.in, known, name);
    case 'union':
      return fc.oneof(...def.options.map((option) => ofType(option, known, name)));
    default:
      return hostileJson;
  }
}

/** Says nothing of what it takes. */
const isOpaque = (schema: Schema) =>
  ['custom', 'transform', 'any', 'unknown'].includes(schema._zod.def.type);

/** Keys of a record: ids of facts, where some are known. */
const ofKey = (known: Known): Text =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(known['facts.*'] ?? ['"a"'])) },
    { weight: 1, arbitrary: hostileText.map(quoted) },
  );

function ofObject(shape: Readonly<Record<string, Schema>>, known: Known): Text {
  const members = Object.entries(shape).map(([key, schema]) => {
    const isOptional = ['optional', 'default'].includes(schema._zod.def.type);
    const member = jsonOfSchema(schema, known, key).map((value) => `${quoted(key)}:${value}`);
    return fc.oneof(
      { weight: 16, arbitrary: member },
      { weight: isOptional ? 16 : 1, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.tuple(member, member).map(String) },
    );
  });
  const strange = fc.oneof(
    { weight: 30, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.tuple(hostileText.map(quoted), hostileJson).map((pair) => pair.join(':')),
    },
  );
  return fc
    .tuple(...members, strange)
    .map((texts) => `{${texts.filter((text) => text !== '').join()}}`);
}

const letters = fc.constantFrom(...'ابپتسشکگلیه۱۲۳abc123 \u200c،؟.!-\n');

function ofString({ checks = [] }: core.$ZodStringDef): Text {
  let most = 60;
  for (const check of checks) {
    const { def } = (check as core.$ZodChecks)._zod;
    if (def.check === 'string_format' && 'pattern' in def && def.pattern)
      return fc.stringMatching(def.pattern);
    if (def.check === 'max_length') most = def.maximum;
  }
  return fc.oneof(
    { weight: 8, arbitrary: fc.string({ unit: letters, maxLength: Math.min(most, 60) }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(most, most + 1, most * 4 + 1).map((length) => 'ن'.repeat(length)),
    },
  );
}
