import type { OptionDefinition } from '../command-line/commands.ts'
import { configKey, settable } from './settings.ts'

export type TemplateForm = 'yaml' | 'json' | 'ts' | 'js'

/** A config file with every option in it, commented out; JSON has no comments, so its schema tells. */
export function configTemplate(form: TemplateForm): string {
  return forms[form]()
}

const schema = 'node_modules/fakedesk/dist/config.schema.json'

const forms: Readonly<Record<TemplateForm, () => string>> = {
  yaml: () =>
    `# yaml-language-server: $schema=${schema}\n# Options of fakedesk; "fakedesk config" tells what holds.\n\n${options('#', '')}`,
  json: () =>
    `${JSON.stringify({ $schema: `./${schema}`, port: settable.port?.default, auth: settable.auth?.default }, null, 2)}\n`,
  ts: () => inCode("import { defineConfig } from 'fakedesk'\n\nexport default defineConfig({", '})'),
  js: () => inCode("/** @type {import('fakedesk').Config} */\nexport default {", '}'),
}

function inCode(head: string, foot: string): string {
  return `${head}\n${options('  //', ',')}${foot}\n`
}

function options(mark: string, end: string): string {
  const entries = Object.entries(settable).filter(([, { isTypedOnly }]) => !isTypedOnly)
  return entries
    .map(([option, definition]) => {
      const key = configKey(option)
      return `${mark} ${definition.about}\n${mark} ${key}: ${JSON.stringify(exampleOf(option, definition))}${end}\n`
    })
    .join('\n')
}

const examples: Readonly<Record<string, unknown>> = {
  'allow-host': ['fakedesk'],
  'control-token': 'a-token',
  'ca-folder': '.fakedesk/authority',
  seed: 'world.yaml',
  state: 'desk.db',
  account: 'acme',
  accounts: ['acme', 'beta'],
  now: '2026-03-14T09:00:00Z',
  'rate-limit': 700,
  faults: [{ status: 503, share: 0.1 }],
  spec: ['openapi.yaml'],
  referee: 'report',
  'webhooks-allow': ['192.168.0.10'],
}

function exampleOf(option: string, { value, default: otherwise }: OptionDefinition): unknown {
  return value === undefined ? true : (otherwise ?? examples[option] ?? value)
}
