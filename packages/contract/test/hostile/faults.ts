import type { Account } from '@fakedesk/core'
import type { Fetch } from './send.ts'
import { type Kind, kinds } from './values.ts'

type Plant = (fetch: Fetch, account: () => Account) => Fetch

/** What a service could fail at: bodies of each kind. */
const weaknesses: Readonly<Record<Kind, (body: string) => boolean>> = {
  null: (body) => body.includes(':null}') || body.includes('[null]'),
  'wrong type': (body) => isJson(body, ({ name }) => typeof name === 'number'),
  empty: (body) => isJson(body, ({ name }) => name === ''),
  huge: (body) => body.length > 60_000 && body.includes('xxxxxxxx'),
  deep: (body) => body.includes('[[[[[[[['),
  'duplicate key': (body) => /"(\w+)":(null|"x"|1|\{\}|\[\]),"\1":\2/.test(body),
  'prototype key': (body) =>
    isJson(body, ({ name, description }) => [name, description].some((one) => Object.hasOwn(Object(one), '__proto__'))),
  'unknown keys': (body) => body.includes('unknown_9999'),
  'odd text': (body) => isOdd(body),
  missing: (body) => isJson(body, (record) => 'description' in record && !('name' in record)),
}

/** Fails at every kind of body that a service could fail at. */
export const weak: Plant = (fetch) => async (request) => {
  const body = await request.clone().text()
  const kind = kinds.find((one) => weaknesses[one](body))
  return kind === undefined ? fetch(request) : new Response(`planted: ${kind}`, { status: 500 })
}

const isOdd = (body: string) => /日本|Set-Cookie|%zz|<script>|OR 1|\\ud800|\\u0000/.test(body)

const isJson = (body: string, holds: (record: Readonly<Record<string, unknown>>) => boolean) => {
  try {
    return Object.values(Object(JSON.parse(body))).some((record) => holds(Object(record)))
  } catch {
    return false
  }
}

/** Something that a service could do wrong, planted in front of one that does it right. */
export interface Fault {
  readonly name: string
  /** What the finding says of it. */
  readonly problem: RegExp
  readonly plant: Plant
}

export const faults: readonly Fault[] = [
  {
    name: 'does not answer',
    problem: /^no answer/,
    plant: (fetch) => async (request) => {
      if ((await request.clone().text()).includes('unknown_9999')) throw new Error('planted')
      return fetch(request)
    },
  },
  {
    name: 'answers against the specification',
    problem: /breaks the specification/,
    plant: (fetch) => async (request) => {
      const { status, headers } = await fetch(request.clone())
      const isHit = status === 400 && request.method === 'POST'
      return isHit ? Response.json({ error: 7 }, { status, headers }) : fetch(request)
    },
  },
  {
    name: 'changes what it refuses',
    problem: /something has changed/,
    plant: (fetch, account) => async (request) => {
      const response = await fetch(request)
      const group = account().groups.rows.first()
      if (response.status === 422 && group) {
        account().commit(() => account().groups.update(group, { description: `${group.description}!` }))
      }
      return response
    },
  },
  {
    name: 'names all that it does not know',
    problem: /a warning of/,
    plant: (fetch) => async (request) => {
      const response = await fetch(request)
      const warning = response.headers.get('x-zendesk-api-warn')
      if (warning) response.headers.set('x-zendesk-api-warn', warning.padEnd(2050, '!'))
      return response
    },
  },
  {
    name: 'keeps what its lists cannot show',
    problem: /^500 planted/,
    plant: (fetch) => {
      let isPoisoned = false
      return async (request) => {
        isPoisoned ||= (await request.clone().text()).includes('xxxxxxxx')
        return isPoisoned && request.url.includes('sort=') ? new Response('planted', { status: 500 }) : fetch(request)
      }
    },
  },
  {
    name: 'begins jobs that end in a bug',
    problem: /the job ends in 500/,
    plant: (fetch) => {
      let hasBegun = false
      return async (request) => {
        hasBegun ||= request.url.includes('/create_many')
        return hasBegun && request.url.endsWith('/job_statuses')
          ? new Response('planted', { status: 500 })
          : fetch(request)
      }
    },
  },
]
