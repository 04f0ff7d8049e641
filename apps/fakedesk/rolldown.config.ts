import type { RolldownOptions } from 'rolldown'
import { libraryBuild } from '../../rolldown.shared.ts'

const library = libraryBuild(import.meta.dirname)

/** The command carries the engine in itself: fewer files to find and read is a sooner first answer. */
const inCommand = /^@fakedesk\/(core|spec)$/

export default [
  { ...library, output: { ...library.output, cleanDir: true } },
  {
    ...library,
    input: { cli: 'src/cli.ts' },
    external: (id: string) =>
      !inCommand.test(id) && [library.external].flat().some((name) => name instanceof RegExp && name.test(id)),
  },
] satisfies RolldownOptions[]
