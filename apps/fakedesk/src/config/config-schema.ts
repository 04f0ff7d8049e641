import type { OptionDefinition } from '../command-line/commands.ts'
import { configKey, settable } from './settings.ts'

/** The JSON Schema of config files, made from the table of options. */
export function configSchema() {
  const properties = Object.entries(settable).filter(([, { isTypedOnly }]) => !isTypedOnly)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Config of Fakedesk',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...Object.fromEntries(
        properties.map(([option, definition]) => [
          configKey(option),
          { description: definition.about, ...schemaOf(definition) },
        ]),
      ),
    },
  }
}

function schemaOf(definition: OptionDefinition): object {
  const { value, repeatable, isList, isOptional, type, structured, choices, default: otherwise } = definition
  if (value === undefined) return { type: 'boolean', default: false }
  const one = choices && !type ? { enum: choices } : { type: type ?? 'string' }
  const others = [
    ...(choices && type ? [{ enum: choices }] : []),
    ...(isOptional ? [{ type: 'boolean' }] : []),
    ...(repeatable || isList ? [{ type: 'array', items: { type: 'string' } }] : []),
    ...(structured ? [{ type: structured }] : []),
  ]
  return {
    ...(others.length > 0 ? { anyOf: [one, ...others] } : one),
    ...(otherwise === undefined ? {} : { default: otherwise }),
  }
}
