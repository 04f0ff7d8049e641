import { expect, test } from 'vitest'
import { rulesPage } from './rules-page.ts'

test('docs/rules.md is what the tables give (vitest -u writes it)', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../../../docs/rules.md')
})
