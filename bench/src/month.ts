import { hold } from './hold.ts'
import { exchange, type Filled } from './pages.ts'
import { filled } from './tickets.ts'

/** A month of an account with 10,000 open tickets and ten automations, passed by its clock. */

const tickets = 10_000
const bars = { seconds: 10 }

const after = (field: string, hours: number, operator = 'greater_than') => ({ field, operator, value: String(hours) })
const has = (tag: string) => ({ field: 'current_tags', operator: 'includes', value: tag })
const lacks = (tag: string) => ({ field: 'current_tags', operator: 'not_includes', value: tag })
const tag = (name: string) => ({ field: 'current_tags', value: name })
const set = (field: string, value: string) => ({ field, value })

/** With the standard one of a new account, which closes what was solved four days ago, ten. */
const automations = [
  { title: 'First reminder', all: [after('OPEN', 24), lacks('first')], actions: [tag('first')] },
  { title: 'Second reminder', all: [after('OPEN', 72), lacks('second')], actions: [tag('second')] },
  { title: 'Raise', all: [after('NEW', 96), lacks('raised')], actions: [set('priority', 'high'), tag('raised')] },
  {
    title: 'Tell the assignee',
    all: [after('assigned_at', 48), lacks('told')],
    actions: [tag('told'), { field: 'notification_user', value: ['assignee_id', 'Waiting', 'See {{ticket.title}}'] }],
  },
  {
    title: 'In working hours',
    all: [after('NEW', 40, 'greater_than_business_hours'), lacks('working')],
    actions: [tag('working')],
  },
  { title: 'Wait', all: [after('OPEN', 168), has('second')], actions: [set('status', 'pending')] },
  { title: 'Nudge', all: [after('PENDING', 24), lacks('nudged')], actions: [tag('nudged')] },
  { title: 'Solve', all: [after('PENDING', 120)], actions: [set('status', 'solved')] },
  { title: 'At the hour', all: [after('updated_at', 12, 'is'), lacks('twelve')], actions: [tag('twelve')] },
]

async function busy(): Promise<Filled> {
  const own = await filled(tickets)
  for (const { title, all, actions } of automations) {
    const automation = {
      title,
      conditions: { all: [{ field: 'status', operator: 'less_than', value: 'closed' }, ...all], any: [] },
      actions,
    }
    const reply = await own.fakedesk.handle(exchange('POST', 'automations', { automation }))
    if (reply.status !== 201) throw new Error(`the automation ${title} was refused: ${reply.body}`)
  }
  return own
}

const { fakedesk, account } = await busy()
const before = account.audits.size
const start = performance.now()
account.clock.advance(30 * 24 * 60 * 60_000)
await fakedesk.handle(exchange('GET', 'tickets/count'))
const seconds = (performance.now() - start) / 1000
const told = `a month of 10,000 open tickets and ten automations (${account.audits.size - before} changes), seconds`
hold(told, seconds, { atMost: bars.seconds })
