import { define } from '../../store/definition.ts'

/** A token of the account; with it one acts as any of its users. The Support API does not show them. */
export interface StoredApiToken {
  readonly id: number
  readonly token: string
}

export const apiTokens = define<StoredApiToken, Pick<StoredApiToken, 'id'>>()({
  name: 'api_tokens',
  singular: 'api_token',
  indexes: { token: ({ token }) => token },
  // A secret: nothing of it is ever shown.
  present: ({ id }) => ({ id }),
})
