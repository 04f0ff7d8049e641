import { expect, test } from 'vitest'
import { median } from './median.ts'

test.each([
  { given: [3], want: 3 },
  { given: [9, 1, 5], want: 5 },
  { given: [1, 10, 2, 4], want: 3 },
  { given: [], want: Number.NaN },
])('the median of $given is $want', ({ given, want }) => {
  expect(median(given)).toBe(want)
})
