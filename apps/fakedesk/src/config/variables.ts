import type { OptionDefinition } from '../command-line/commands.ts'
import { Refusal } from '../refusal.ts'
import { type Setting, type Settings, variableName } from './settings.ts'

/** What variables say of these options. Throws `Refusal` for a switch that is neither on nor off. */
export function settingsOfVariables(
  options: Readonly<Record<string, OptionDefinition>>,
  env: Readonly<NodeJS.ProcessEnv>,
): Settings {
  const settings: Record<string, Setting> = {}
  for (const [option, definition] of Object.entries(options)) {
    if (definition.isTypedOnly) continue
    const told = variableName(option)
    const text = env[told]
    // Kubernetes tells every container of a service "fakedesk" by FAKEDESK_PORT=tcp://10.0.0.1:4010.
    if (!text || (option === 'port' && text.startsWith('tcp://'))) continue
    settings[option] = { value: readVariable(told, text, definition), from: 'variable', told }
  }
  return settings
}

const switches: Readonly<Record<string, boolean>> = { 1: true, true: true, 0: false, false: false }

function readVariable(
  told: string,
  text: string,
  { value, isOptional, repeatable }: OptionDefinition,
): Setting['value'] {
  if (value === undefined || isOptional) {
    const isOn = switches[text]
    if (isOn !== undefined) return isOn
    if (value === undefined) throw new Refusal(`${told} ${text}: give 1 or 0`)
  }
  return repeatable ? text.split(',').map((part) => part.trim()) : [text]
}
