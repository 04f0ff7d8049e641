import { noGrant } from '../../errors.ts'
import { afterWaiting, type Handlers } from '../../operation.ts'
import { challengeOf } from './challenge.ts'
import { grants } from './grants.ts'

export const grantTypeTokensOperations = {
  CreateTokenForGrantType: afterWaiting<'CreateTokenForGrantType', string | undefined>(
    async ({ body }) => (body.code_verifier ? challengeOf(body.code_verifier) : undefined),
    ({ account, body }, challenge) => {
      const { grant_type: type } = body
      if (!type) throw noGrant('invalid_request', 'The request is missing the parameter grant_type')
      const grant = Object.hasOwn(grants, type) ? grants[type] : undefined
      if (!grant) throw noGrant('unsupported_grant_type', 'The grant_type is not supported')
      return grant({ account, body, challenge })
    },
  ),
} satisfies Handlers<'grant-type-tokens'>
