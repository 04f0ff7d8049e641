import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'
import { bundleDocument } from './document.ts'

const generated = fileURLToPath(new URL('./generated/support.ts', import.meta.url))

/** What an editor shows for each exported type. */
const shown = new Map<string, string>()

beforeAll(() => {
  const program = ts.createProgram([generated], { strict: true, noLib: true, types: [] })
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(generated)
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) throw new Error('the types are not generated yet')
  for (const symbol of checker.getExportsOfModule(module)) {
    shown.set(symbol.name, checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol)))
  }
})

test('every schema is shown by its name', async () => {
  const { components } = await bundleDocument()
  const schemas = Object.keys(components.schemas ?? {})
  const scalars = new Map([
    ['Id', 'number'],
    ['Timestamp', 'string'],
  ])
  expect(schemas.map((name) => shown.get(name))).toEqual(schemas.map((name) => scalars.get(name) ?? name))
})
