import { readFile } from 'node:fs/promises'
import { Refusal } from './refusal.ts'
import type { Yaml } from './yaml.ts'

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
  const { isYamlError, parseYaml } = await import('./yaml.ts')
  // JSON may be indented with tabs, which YAML does not allow; Postman exports are.
  const json = parsedJson(text)
  let yaml: Yaml | undefined
  const parsed = () => {
    yaml ??= parseYaml(json ? text.replaceAll(/^\t+/gm, (tabs) => ' '.repeat(tabs.length)) : text)
    return yaml
  }
  try {
    const value = json ? json.value : parsed().value
    return { file, value, placeOf: (path) => placeIn(file, parsed, path) }
  } catch (error) {
    if (!isYamlError(error)) throw error
    const { line = 0, column = 0 } = error.mark ?? {}
    throw new Refusal(`${file}:${line + 1}:${column + 1}: not valid YAML or JSON: ${error.reason}`)
  }
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

function placeIn(file: string, parsed: () => Yaml, path: readonly (string | number)[]): string {
  try {
    const line = parsed().lineOf(path)
    return line === undefined ? file : `${file}:${line}`
  } catch {
    // JSON of a form that YAML does not have.
    return file
  }
}
