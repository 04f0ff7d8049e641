import { bodyShapes, operationFacts } from '@fakedesk/spec'
import { describe, expect, test } from 'vitest'
import { exchangeOf } from '../fetch.ts'
import { largestUpload } from './limits.ts'
import { readBody } from './read-body.ts'

/** Reads the body of a request as one to the operation. */
async function read(operation: string, init: RequestInit) {
  const facts = operationFacts().find(({ id }) => id === operation)
  if (!facts) throw new Error(`no operation ${operation}`)
  const request = new Request('https://example.zendesk.com/', { method: 'POST', ...init })
  return readBody(exchangeOf(request), facts, (await bodyShapes())[operation])
}

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value)
  }
  return form
}

const file = new File(['leaf'], 'leaf.txt', { type: 'text/plain' })

describe('a form', () => {
  test('is nested by its names, coerced like JSON, and holds files', async () => {
    const { body, files, unknown } = await read('UpdateBrand', {
      body: form({
        'brand[name]': 'Leaves',
        'brand[active]': '0',
        'brand[size]': '9',
        'brand[logo][uploaded_data]': file,
      }),
    })
    expect(body).toMatchObject({ brand: { name: 'Leaves', active: false } })
    expect(unknown).toEqual(['brand.size'])
    expect(files).toMatchObject([{ field: 'brand[logo][uploaded_data]', name: 'leaf.txt', type: 'text/plain' }])
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('leaf')
  })

  test('of an operation that takes nothing else keeps its names', async () => {
    const { body, files } = await read('CreateMacroAttachment', {
      body: form({ attachment: file, filename: 'tree.txt' }),
    })
    expect(body).toEqual({ filename: 'tree.txt' })
    expect(files).toHaveLength(1)
  })

  test('without the file that must be there is refused', async () => {
    await expect(read('CreateMacroAttachment', { body: form({ filename: 'a' }) })).rejects.toThrow('attachment')
  })

  test('cannot reach a prototype', async () => {
    const { body } = await read('UpdateBrand', { body: form({ 'brand[name]': 'A', '__proto__[polluted]': 'yes' }) })
    expect(Object(body).polluted).toBe(undefined)
    expect(Object({}).polluted).toBe(undefined)
  })
})

describe('a body that is one file', () => {
  test.each(['image/png', 'application/json', 'multipart/form-data; boundary=x'])(
    'is taken as it is: %s',
    async (type) => {
      const bytes = new Uint8Array([1, 2, 3])
      const { body, files } = await read('UploadFiles', { body: bytes, headers: { 'Content-Type': type } })
      expect(body).toBe(undefined)
      expect(files).toEqual([{ field: '', name: '', type, bytes }])
    },
  )

  test('may be so large and not larger', async () => {
    const body = new Uint8Array(largestUpload + 1)
    await expect(read('UploadFiles', { body })).rejects.toMatchObject({ status: 413 })
  })
})
