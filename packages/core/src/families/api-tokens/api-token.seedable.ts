import { seedable } from '../../seed/seedable.ts'
import { type Identified, identified, text } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { seedApiToken } from '../oauth-tokens/sign-ins.seed.ts'

/** An API token of the account in a seed. With none, there is `token`. */
export interface ApiTokenSeed extends Identified {
  readonly token: string
}

export const seedableApiTokens = seedable<ApiTokenSeed>()({
  name: 'api_tokens',
  own: { ...identified, token: { ...text, maxLength: 255 } },
  needs: ['token'],
  plant: (account, { token }) => {
    if (account.apiTokens.by('token', token).size > 0)
      refuse('Token: has already been taken', 'token', 'DuplicateValue')
    return account.apiTokens.insert({ id: account.ids.next(), token })
  },
  complete: seedApiToken,
})
