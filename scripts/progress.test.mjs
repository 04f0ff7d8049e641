import assert from 'node:assert/strict'
import { afterEach, beforeEach, mock, test } from 'node:test'
import { Progress } from './progress.mjs'

beforeEach(() => mock.timers.enable({ apis: ['setInterval', 'Date'] }))
afterEach(() => mock.timers.reset())

test('a terminal sees one line that counts and tells what was said last', () => {
  const stream = terminal(60)
  const progress = new Progress('Building', stream)
  progress.heard('core: \x1b[32mdone\x1b[0m\nspec: compiling\n\n')
  mock.timers.tick(3000)
  assert.equal(stream.shown(), 'Building: 3 s  spec: compiling')
  progress.end()
  assert.equal(stream.shown(), 'Building: 3 s\n')
})

test('a line is never longer than the terminal', () => {
  const stream = terminal(20)
  const progress = new Progress('Building', stream)
  progress.heard('x'.repeat(100))
  mock.timers.tick(1000)
  assert.equal(stream.shown().length, 19)
  progress.end()
})

test('a file gets a line at the beginning, and one every half a minute', () => {
  const stream = { text: '', write: (text) => (stream.text += text) }
  const progress = new Progress('Building', stream)
  mock.timers.tick(30_000)
  mock.timers.tick(30_000)
  progress.end()
  assert.equal(stream.text, 'Building ...\nBuilding: 30 s so far\nBuilding: 60 s so far\n')
})

function terminal(columns) {
  let text = ''
  return {
    isTTY: true,
    columns,
    write: (more) => {
      text += more
    },
    shown: () => text.split('\r\x1b[K').at(-1),
  }
}
