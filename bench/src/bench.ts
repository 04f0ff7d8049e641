import { parseArgs } from 'node:util'
import { barsOf } from './bars.ts'
import { pinLoad, pinning } from './launch.ts'
import { measure } from './measure.ts'
import { report } from './report.ts'
import { serverNames } from './servers.ts'

const help = `Usage: pnpm bench [--rounds 5] [--seconds 3] [--servers fakedesk,bare,prism] [--json] [--no-warm-up]
                  [--no-bars]

Measures Fakedesk (as built), bare node:http with the same bytes, and Prism on the same specification, side by side,
and ends with exit code 1 if a bar is missed.

  --rounds N    measured rounds of each server and scenario, and starts of each server; medians are reported
  --seconds N   length of a round
  --servers     only these; bars against others are left out
  --json        the results as JSON
  --no-warm-up  count the first round as well
  --no-bars     report the bars, but never fail by them`

const { values } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    servers: { type: 'string', default: serverNames.join() },
    json: { type: 'boolean', default: false },
    'warm-up': { type: 'boolean', default: true },
    bars: { type: 'boolean', default: true },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(help)
else await bench()

async function bench(): Promise<void> {
  pinLoad()
  console.error(`Node ${process.version}, ${pinning}.`)
  const effort = {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmUp: values['warm-up'],
    servers: serverNames.filter((name) => values.servers.split(',').includes(name)),
  }
  const measurements = await measure(effort, (message) => console.error(message))
  const bars = barsOf(measurements)
  console.log(
    values.json ? JSON.stringify({ effort, pinning, ...measurements, bars }, null, 2) : report(measurements, bars),
  )
  if (values.bars && bars.some(({ met }) => !met)) process.exitCode = 1
}
