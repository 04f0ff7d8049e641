import type { BodyShape } from '@fakedesk/spec'

/** What is put in a place that was made for something else. */
export const kinds = [
  'null',
  'wrong type',
  'empty',
  'huge',
  'deep',
  'duplicate key',
  'prototype key',
  'unknown keys',
  'odd text',
  'missing',
] as const

export type Kind = (typeof kinds)[number]

/** The kinds whose values do not hang on what stood in the place. */
type Plain = Exclude<Kind, 'wrong type' | 'duplicate key' | 'unknown keys' | 'missing'>

const quoted = (text: string) => JSON.stringify(text)
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

/** Names that every JavaScript object has. */
export const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const

/** Times at the ends of what a date can hold, and texts that break what forgets to escape them. */
const oddTexts = [
  ...['275760-09-13', '9999-12-31', '0000-01-01', '2026-02-31', '2026-13-45T99:99:99Z', '99999999999999', '-1'],
  ...['日本', '\ud800', '\0', '\r\nSet-Cookie: a=b', '%zz', '../..', '<script>', '^(a+)+$', '(', '\\', '"', "' OR 1"],
  ...[
    'none',
    '*',
    '-',
    ':',
    'a:b',
    '@',
    'a@b',
    '1e999',
    'NaN',
    'Infinity',
    'true',
    '0x10',
    ' ',
    ',',
    ',,,',
    '[]',
    '{}',
  ],
]

/** As JSON texts. */
export const bodyValues: Readonly<Record<Plain, readonly string[]>> = {
  null: ['null', '[null]', '{"a":null}'],
  empty: ['""', '"  "', '[]', '{}', '[[]]', '[{}]', '0'],
  huge: [
    ...[256, 70_000, 1_000_000].map((length) => quoted('x'.repeat(length))),
    ...[quoted(`a@${'.'.repeat(14_000)}`), quoted('a,'.repeat(20_000)), quoted('9'.repeat(400))],
    ...['1e308', '1e999', '-1e308', '9007199254740993', '-9007199254740993', '2147483648', '0.1e-300'],
    ...[`[${'"x",'.repeat(20_000)}"x"]`, `[${'1,'.repeat(20_000)}1]`, `[${'{},'.repeat(2000)}{}]`],
  ],
  deep: [nested('[', ']', 90), nested('[', ']', 6000), objects(90), objects(6000)],
  'prototype key': [
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":null}',
    '{"__proto__":null,"length":1e9,"valueOf":"x","toJSON":"x","then":"x"}',
    ...prototypeNames.map(quoted),
    '["__proto__","constructor"]',
  ],
  'odd text': oddTexts.map(quoted),
}

/** As query values and path segments are written. */
export const textValues: Readonly<Record<Plain, readonly string[]>> = {
  null: ['null', '%00', 'undefined'],
  empty: ['', '+', '%20', '0', ','],
  huge: [
    ...['9'.repeat(30), '-1', '1e309', '9007199254740993', 'x'.repeat(300), 'x'.repeat(5000), 'x'.repeat(100_000)],
    ...[`a@${'.'.repeat(7000)}`, '1,'.repeat(99), '1,'.repeat(2000), 'a+'.repeat(60), '"'.repeat(4000)],
  ],
  deep: ['['.repeat(500), '(('.repeat(500), '{"a":'.repeat(300), '%2F..'.repeat(100)],
  'prototype key': [...prototypeNames],
  'odd text': [...oddTexts.map(encoded), '%ED%A0%80', '%', '%E6'],
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

const samples: Readonly<Record<string, readonly string[]>> = {
  string: ['"text"'],
  number: ['7', '1.5', '-1'],
  boolean: ['true', 'false'],
  array: ['[1]', '["text"]', '[[1]]', '[{"id":1}]'],
  object: ['{"id":1}', '{"name":{"a":[1]}}'],
}

/** Values of every other type than the place's. */
export function wrongTypes(shape: BodyShape): readonly string[] {
  const own = shape.type === 'integer' ? 'number' : shape.type
  return Object.entries(samples).flatMap(([type, values]) => (type === own ? [] : values))
}

/** So many properties that nobody knows, as members of an object. */
export const unknownMembers = Array.from({ length: 10_000 }, (_, index) => `"unknown_${index}":${index}`).join(',')

/** The same as a query; as long as one may be, and longer. */
export const unknownQueries = [400, 10_000].map((count) =>
  Array.from({ length: count }, (_, index) => `unknown_${index}=1`).join('&'),
)
