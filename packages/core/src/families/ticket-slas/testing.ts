import { fixedClock } from '../../account/clock.ts'
import type { FakedeskOptions } from '../../fakedesk.ts'
import { begin, type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const minute = 60_000
/** A Friday afternoon in Berlin before the Sunday on which clocks are put forward. */
export const beforeSpring = '2026-03-27T15:00:00Z'

export interface ShownPromise {
  readonly metric: string
  readonly stage: string
  readonly breach_at: string | null
}

export interface ToldEvent {
  readonly metric: string
  readonly type: string
  readonly instance_id: number
  readonly time: string
  readonly sla?: unknown
  readonly group_sla?: unknown
}

/** A condition that every ticket meets. */
const always = { field: 'via_id', operator: 'is_not', value: '29' }

/** A desk with short words for what tickets go through, whose clock stands still unless it is moved. */
export function slaDesk({ start = begin, ...options }: FakedeskOptions & { readonly start?: string } = {}) {
  const desk = testDesk({ world: quietWorld, rateLimit: 'unlimited', clock: () => fixedClock(start), ...options })
  const { call, account, person } = desk

  const later = async (minutes: number) => {
    account.clock.advance(minutes * minute)
    // What is due is done ahead of a request.
    await call('admin', 'GET', '/users/me')
  }

  /** A policy that promises one metric, or several, in so many minutes to tickets of low priority. */
  const promise = async (metrics: string | readonly string[], target = 60, more: object = {}) => {
    const policy_metrics = [metrics]
      .flat()
      .map((metric) => ({ priority: 'low', metric, target, business_hours: false }))
    const sla_policy = { title: 'Gold', filter: { all: [always] }, policy_metrics, ...more }
    return (await call('admin', 'POST', '/slas/policies', { sla_policy })).body.sla_policy
  }

  /** Opens at nine and closes at five in Berlin; closed on the Monday after the Sunday of summer time. */
  const openHours = async () => {
    const path = '/business_hours/schedules'
    const { schedule } = (await call('admin', 'POST', path, { schedule: { name: 'Desk', time_zone: 'Berlin' } })).body
    const holiday = { name: 'Rest', start_date: '2026-03-30', end_date: '2026-03-30' }
    await call('admin', 'POST', `${path}/${schedule.id}/holidays`, { holiday })
  }

  const open = async (ticket: object = {}, caller: Caller = 'endUser'): Promise<number> => {
    const given = { subject: 'Hub', comment: { body: 'It rattles' }, priority: 'low', ...ticket }
    const { body } =
      caller === 'endUser'
        ? await call(caller, 'POST', '/requests', { request: given })
        : await call(caller, 'POST', '/tickets', { ticket: { requester_id: person('endUser').id, ...given } })
    return (body.request ?? body.ticket).id
  }
  const change = (id: number, ticket: object, caller: Caller = 'agent') =>
    call(caller, 'PUT', `/tickets/${id}`, { ticket })
  const reply = (id: number, more: object = {}) => change(id, { comment: { body: 'Which?' }, ...more })
  const note = (id: number, caller: Caller = 'agent') => change(id, { comment: { body: 'Odd', public: false } }, caller)
  const answer = (id: number) => call('endUser', 'PUT', `/requests/${id}`, { request: { comment: { body: 'Still' } } })

  const slas = async (id: number): Promise<readonly ShownPromise[]> =>
    (await call('admin', 'GET', `/tickets/${id}?include=slas`)).body.ticket.slas.policy_metrics
  const sla = async (id: number, metric: string) => (await slas(id)).find((one) => one.metric === metric)
  /** What happened to a clock since the begin: `breach 1 at 60`. */
  const story = async (id: number, metric: string): Promise<readonly string[]> => {
    const { ticket } = (await call('admin', 'GET', `/tickets/${id}?include=metric_events`)).body
    const all: readonly ToldEvent[] = ticket.metric_events[metric] ?? []
    return all
      .filter(({ type }) => type !== 'measure' && type !== 'update_status')
      .map(
        ({ type, instance_id, time }) => `${type} ${instance_id} at ${(Date.parse(time) - Date.parse(start)) / minute}`,
      )
  }
  const at = (minutes: number) => new Date(Date.parse(start) + minutes * minute).toISOString().replace('.000', '')
  return { ...desk, later, promise, openHours, open, change, reply, note, answer, slas, sla, story, at }
}

export type SlaDesk = ReturnType<typeof slaDesk>
