import { expect, test } from 'vitest'
import { readRecord, writeRecord } from './record-text.ts'

test.each<[string, object]>([
  ['bytes, in their place among the properties', { id: 1, bytes: Uint8Array.of(0, 1, 255), size: 3 }],
  ['no bytes at all', { id: 1, bytes: new Uint8Array(), other: null }],
  ['what a caller named as bytes are named', { id: 'a', items: [{ $base64: '!!' }, { $base64: { bytes: 'AAEC' } }] }],
  ['both', { id: 1, bytes: Uint8Array.of(7), metadata: { $base64: 'AAEC' } }],
])('a record with %s is read as it was written', (_, record) => {
  const read = readRecord(writeRecord(record))
  expect(read).toEqual(record)
  expect(Object.keys(Object(read))).toEqual(Object.keys(record))
})
