import type { Account } from '../account/account.ts'
import { checkSeed } from './check-seed.ts'
import { Planting } from './planting.ts'
import type { Seed, Seeded } from './seed.ts'
import { SeedError, type SeedProblem } from './seed-error.ts'

/**
 * Puts the seed into the account, with what every account has and this one lacks. Throws `SeedError` with all that is
 * wrong; nothing is put in then.
 */
export function plantSeed(account: Account, seed: Seed): Seeded {
  return account.commit(() => {
    const { lists, settings, problems } = checkSeed(account, seed)
    const planting = new Planting(account, problems)
    for (const [{ imports }, list] of lists) {
      if (imports) account.passNumber(imports, highestOf(list))
      else account.ids.pass(highestOf(list))
    }
    planting.set(settings)
    for (const [kind, list] of lists) planting.plant(kind, list)
    planting.setBrands(settings)
    planting.restoreTimes()
    if (problems.length > 0) throw new SeedError(inOrder(problems, Object.keys(Object(seed))))
    // The kinds are those of the type, and each list has the records of its kind.
    return planting.planted() as Seeded
  })
}

function highestOf(records: readonly unknown[]): number {
  return records.reduce<number>((highest, record) => {
    const { id }: { id?: unknown } = Object(record)
    return typeof id === 'number' && id > highest ? id : highest
  }, 0)
}

/** As they are written, not as they were found. */
function inOrder(problems: readonly SeedProblem[], names: readonly string[]) {
  const rankOf = ({ path: [name, place] }: SeedProblem) => [names.indexOf(String(name)), Number(place) || 0] as const
  return problems.toSorted((a, b) => {
    const [[list, place], [otherList, otherPlace]] = [rankOf(a), rankOf(b)]
    return list - otherList || place - otherPlace
  })
}
