import { writeFileSync } from 'node:fs'
import type { CommandLine } from '../command-line/parse.ts'
import { configTemplate, type TemplateForm } from '../config/config-template.ts'
import { findConfig } from '../config/find-config.ts'
import { Refusal } from '../refusal.ts'

/** `fakedesk init`: writes a config file that says nothing yet. */
export async function run({ rest, flags }: CommandLine): Promise<number> {
  const form = formOf(rest[0])
  const file = `fakedesk.config.${form}`
  const there = findConfig()
  const isInTheWay = there !== undefined && !(flags.has('force') && there === file)
  if (isInTheWay) {
    const advice = there === file ? '--force writes it anew' : 'remove it first'
    throw new Refusal(`there is ${there}; ${advice}`, 1)
  }
  try {
    writeFileSync(file, configTemplate(form))
  } catch (error) {
    throw new Refusal(`${file}: ${Object(error).message}; run it in a folder that can be written`, 1)
  }
  process.stdout.write(`${file}: every option, commented out; "fakedesk config" tells what holds\n`)
  return 0
}

function formOf(word = 'yaml'): TemplateForm {
  return word === 'json' || word === 'ts' || word === 'js' ? word : 'yaml'
}
