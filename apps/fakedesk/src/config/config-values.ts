import { dirname, isAbsolute, join } from 'node:path'
import type { OptionDefinition } from '../command-line/commands.ts'
import { didYouMean } from '../command-line/nearest.ts'
import { Refusal } from '../refusal.ts'
import type { StructuredFile } from '../structured-file.ts'
import { configKey, type Setting, type Settings, settable } from './settings.ts'

type Written = Pick<StructuredFile, 'file' | 'placeOf'>

const options = Object.keys(settable).filter((option) => !settable[option]?.isTypedOnly)
const optionOf = new Map(options.map((option) => [configKey(option), option]))

/** What the value of a config file says, by option. Throws `Refusal`, with a line for each thing that is wrong. */
export function settingsOf(value: unknown, written: Written): Settings {
  // What is all comments is YAML for null.
  const config = value ?? {}
  if (!isObject(config)) throw new Refusal(`${written.file}: give an object of options: { "port": 4011 }`)
  const settings: Record<string, Setting> = {}
  const problems: string[] = []
  for (const [key, said] of Object.entries(config)) {
    if (key === '$schema' || said === undefined) continue
    const told = `${written.placeOf([key])}: ${key}`
    const option = optionOf.get(key)
    const definition = option === undefined ? undefined : settable[option]
    const read = definition && readValue(said, definition, dirname(written.file))
    if (option === undefined || definition === undefined) problems.push(unknown(written.placeOf([key]), key))
    else if (read === undefined) problems.push(`${told}: ${wanted(definition)}, not ${JSON.stringify(said)}`)
    else settings[option] = { value: read, from: 'file', told }
  }
  if (problems.length > 0) throw new Refusal(problems.join('\n'))
  return settings
}

function unknown(place: string, key: string): string {
  const keys = [...optionOf.keys()]
  // Whoever copies a flag writes rate-limit.
  return `${place}: unknown option "${key}"; ${didYouMean(configKey(key), keys) ?? `there are ${keys.join(', ')}`}`
}

/** As it would be typed; undefined for what the option cannot be. */
function readValue(value: unknown, definition: OptionDefinition, folder: string): Setting['value'] | undefined {
  const { structured, repeatable, isList, isPath, isOptional, type, choices } = definition
  if (typeof value === 'boolean') return definition.value === undefined || isOptional ? value : undefined
  if (definition.value === undefined) return undefined
  if (structured === 'array' ? Array.isArray(value) : structured && isObject(value)) return { structured: value }
  const texts = repeatable || isList ? [value].flat() : [value]
  const isChoice = (text: unknown) => choices?.some((choice) => choice === text)
  if (!texts.every((text) => (typeof text === (type ?? 'string') && text !== '') || isChoice(text))) return undefined
  const typed = texts.map((text) => (isPath && !isAbsolute(String(text)) ? join(folder, String(text)) : String(text)))
  return isList ? [typed.join(',')] : typed
}

function wanted({ value, structured, repeatable, isList, isOptional, type, choices }: OptionDefinition): string {
  const several = repeatable || isList ? ', or a list of them' : ''
  if (value === undefined) return 'give true or false'
  if (isOptional) return `give true, false, ${choices?.join(' or ')}`
  if (choices) return `${type === 'number' ? 'give a number, or ' : ''}choose ${choices.join(' or ')}`
  return `give ${type === 'number' ? 'a number' : `a string (${value})`}${structured ? `, or an ${structured}` : several}`
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
