import { readFile } from 'node:fs/promises'
import type { Document, LineCounter } from 'yaml'
import { Refusal } from './refusal.ts'

/** The contents of a YAML or JSON file, with a way back from a value to the place where it was written. */
export interface StructuredFile {
  readonly file: string
  readonly value: unknown
  /** `seed.yaml:12`: the line of the value at this path, or of the nearest thing around it that has one. */
  placeOf(path: readonly (string | number)[]): string
}

/** Reads a file that an option names. Throws `Refusal`: no such file, not to be read, neither YAML nor JSON. */
export async function readStructuredFile(file: string, option: string): Promise<StructuredFile> {
  const text = await readText(file, option)
  const { LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const placeOf = (path: readonly (string | number)[]) => placeIn(file, document, lines, path)
  // JSON may be indented with tabs, which YAML does not allow; Postman exports are.
  const json = parsedJson(text)
  if (json) return { file, value: json.value, placeOf }
  const [error] = document.errors
  if (!error) return { file, value: document.toJS(), placeOf }
  const [message = error.message] = error.message.split(/ at line \d|:?\n/)
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 }
  throw new Refusal(`${file}:${line}:${col}: not valid YAML or JSON: ${message}`)
}

async function readText(file: string, option: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new Refusal(`${option} ${file}: ${reasonOf(error)}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'this is a folder; name a file',
  EACCES: 'the file may not be read; check its permissions',
}

function reasonOf(error: unknown): string {
  const { code, message }: { code?: string; message?: string } = Object(error)
  return reasons[code ?? ''] ?? `the file cannot be read: ${message ?? String(error)}`
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function placeIn(file: string, document: Document, lines: LineCounter, path: readonly (string | number)[]): string {
  for (let length = path.length; length > 0; length--) {
    const node: { range?: readonly [number, ...number[]] | null } = Object(document.getIn(path.slice(0, length), true))
    if (node.range) return `${file}:${lines.linePos(node.range[0]).line}`
  }
  return file
}
