import type { Context } from 'hono'

/** The account that a request to a control endpoint is about: `?account=acme`; undefined for the default one. */
export const accountIn = ({ req }: Context): string | undefined => req.query('account')
