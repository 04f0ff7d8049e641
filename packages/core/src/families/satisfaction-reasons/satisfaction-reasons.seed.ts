import type { Account } from '../../account/account.ts'

/** The reasons that every account begins with, by code; 0 is what a requester who names none leaves. */
const reasons: readonly (readonly [code: number, text: string])[] = [
  [0, 'No reason given'],
  [5, 'The answer took too long'],
  [6, 'The problem was not solved'],
  [7, 'The agent did not know enough'],
  [8, 'The agent was not friendly'],
  [1000, 'Another reason'],
]

export function seedSatisfactionReasons(account: Account): void {
  for (const [reason_code, value] of reasons) {
    account.satisfactionReasons.insert({
      id: account.ids.next(),
      reason_code,
      value,
      raw_value: value,
      created_at: account.now,
      updated_at: account.now,
      deleted_at: null,
    })
  }
}
