import { parseArgs } from 'node:util'
import { CrashStory } from '../test/crash-story.ts'
import { StateFolder } from '../test/state-folder.ts'

/**
 * Kills servers with a state file in the middle of writes, and looks for what they acknowledged:
 * `pnpm --filter fakedesk crash --kills 1000`. Every hundred kills begin with a new file.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' } } })
const kills = Number(values.kills)
const perFile = 100

const folder = new StateFolder()
const began = performance.now()
let [acknowledged, interruptedJobs] = [0, 0]
try {
  for (let done = 0; done < kills; done += perFile) {
    const story = new CrashStory(folder.file())
    // One server more than kills that count: what the last one left is looked at, too.
    for (let round = 0; round <= Math.min(perFile, kills - done); round++) await story.round(Math.random() * 300)
    acknowledged += story.acknowledged
    interruptedJobs += story.interruptedJobs
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    const count = Math.min(done + perFile, kills)
    process.stdout.write(
      `${count} kills in ${minutes} minutes: ${acknowledged} acknowledged writes, ${interruptedJobs} jobs interrupted, nothing lost\n`,
    )
  }
} finally {
  folder.remove()
}
