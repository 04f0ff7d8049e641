import { expect, test } from 'vitest'
import { Progress } from '../src/console/progress.ts'

function shown(screen: { readonly isTTY?: boolean; readonly columns?: number }): readonly string[] {
  const written: string[] = []
  const progress = new Progress({ ...screen, write: (text) => written.push(text) })
  progress.show('1/719 ListSessions')
  progress.clear()
  return written
}

test('progress stands on one line of a terminal, and leaves nothing there', () => {
  expect(shown({ isTTY: true })).toEqual(['\r\u001B[K1/719 ListSessions', '\r\u001B[K'])
  expect(shown({ isTTY: true, columns: 11 })[0]).toBe('\r\u001B[K1/719 List')
  expect(shown({ isTTY: true, columns: 0 })[0]).toBe('\r\u001B[K1/719 ListSessions')
})

test('progress is not written into files and logs', () => {
  expect(shown({})).toEqual([])
})
