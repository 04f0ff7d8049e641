import type { Account } from '../../account/account.ts'
import { hexadecimal } from '../../account/chance.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import type { StoredOAuthCode } from './oauth-code.ts'

/** Milliseconds that a code waits to be exchanged (docs: OAuth > Codes live 120 seconds). */
const livesFor = 120_000

export function issueCode(account: Account, given: Omit<StoredOAuthCode, 'id'>): StoredOAuthCode {
  const code = account.oauthCodes.insert({ id: account.chance.text(64, hexadecimal), ...given })
  schedule(account, expireCode, livesFor, { code: code.id })
  return code
}

export const expireCode = work<{ code: string }>({
  kind: 'expire_oauth_code',
  run(account, { code }) {
    const unused = account.oauthCodes.get(code)
    if (unused) account.oauthCodes.delete(unused)
  },
})
