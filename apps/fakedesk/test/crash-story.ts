import { Command } from './command.ts'
import { admin, bodyOf } from './credentials.ts'

/** What the story reads of answers. */
interface Told {
  readonly organization: { readonly id: number; readonly notes: string | null }
  readonly organizations: readonly { readonly id: number; readonly name: string }[]
  readonly user: { readonly id: number; readonly email: string }
  readonly users: readonly { readonly id: number; readonly email: string }[]
  readonly identities: readonly { readonly value: string }[]
  readonly ticket: { readonly id: number }
  readonly count: number
  readonly job_status: Job
}

interface Job {
  readonly id: string
  readonly status: string
  readonly progress: number | null
  readonly total: number
}

/** What one server acknowledged before it was killed. */
interface Acknowledged {
  readonly organizations: Map<number, string>
  readonly users: Map<number, string>
  readonly deleted: number[]
  /** Comments, by ticket. */
  readonly comments: Map<number, number>
  counted: number
  job: Job | undefined
}

/**
 * Servers on one state file, killed one after another in the middle of what several callers write; each looks for all that
 * the one before it acknowledged. Throws at the first promise that is not kept.
 */
export class CrashStory {
  readonly #file: string
  #rounds = 0
  /** The one organization whose notes every server counts up in. */
  #counter: number | undefined
  #last: Acknowledged | undefined
  /** Writes that were acknowledged. */
  acknowledged = 0
  /** Kills that came while a bulk job was under way. */
  interruptedJobs = 0

  constructor(file: string) {
    this.#file = file
  }

  /** One server, from its start to its kill, so many milliseconds after the writing has begun. */
  async round(patience: number): Promise<void> {
    const command = new Command('serve', '--port', '0', '--state', this.#file, '--json')
    try {
      const url = `${await command.url()}/api/v2`
      if (this.#last) await this.#check(url, this.#last)
      this.#last = await this.#write(url, `${this.#rounds++}`, () => command.kill('SIGKILL'), patience)
    } finally {
      command.kill('SIGKILL')
      await command.ended()
    }
  }

  async #write(url: string, round: string, kill: () => void, patience: number): Promise<Acknowledged> {
    const done: Acknowledged = {
      organizations: new Map(),
      users: new Map(),
      deleted: [],
      comments: new Map(),
      counted: 0,
      job: undefined,
    }
    const made = await ask(url, 'POST', 'organizations/create_many', { organizations: jobOf(round) })
    done.job = made?.job_status
    const writers = [organizations, users, tickets].map((writer) => this.#repeat(() => writer(url, round, done)))
    const counting = this.#repeat(() => this.#count(url, done))
    const watching = this.#repeat(() => watch(url, done), 0)
    await new Promise((resolve) => setTimeout(resolve, patience))
    if (done.job && done.job.status !== 'completed') this.interruptedJobs++
    kill()
    await Promise.all([...writers, counting, watching])
    return done
  }

  /** Until the server is no more. */
  async #repeat(work: () => Promise<boolean>, counts = 1): Promise<void> {
    while (await work()) this.acknowledged += counts
  }

  async #count(url: string, done: Acknowledged): Promise<boolean> {
    const next = done.counted === 0 ? await this.#counterIn(url) : done.counted
    if (next === undefined || this.#counter === undefined) return false
    const changed = await ask(url, 'PUT', `organizations/${this.#counter}`, { organization: { notes: `${next + 1}` } })
    if (changed) done.counted = next + 1
    return changed !== undefined
  }

  async #counterIn(url: string): Promise<number | undefined> {
    if (this.#counter === undefined) {
      const made = await ask(url, 'POST', 'organizations', { organization: { name: 'Counter', notes: '1' } })
      this.#counter = made?.organization.id
      return made && 1
    }
    return Number((await ask(url, 'GET', `organizations/${this.#counter}`))?.organization.notes)
  }

  async #check(url: string, last: Acknowledged): Promise<void> {
    await checkOrganizations(url, last)
    await checkUsers(url, last)
    for (const [id, count] of last.comments) {
      const { count: found } = await must(url, `tickets/${id}/comments`)
      // One more was on its way when the kill came.
      hold(found === count || found === count + 1, `ticket ${id} has ${found} comments, of ${count}`)
    }
    if (this.#counter !== undefined && last.counted > 0) {
      const { notes } = (await must(url, `organizations/${this.#counter}`)).organization
      hold(Number(notes) >= last.counted && Number(notes) <= last.counted + 1, `${notes} counted, of ${last.counted}`)
    }
    if (last.job) await checkJob(url, last.job, `${this.#rounds - 1}`)
  }
}

const jobOf = (round: string) => Array.from({ length: 12 }, (_, item) => ({ name: `Job ${round}.${item}` }))

async function organizations(url: string, round: string, { organizations: all, deleted }: Acknowledged) {
  const name = `Organization ${round}.${all.size + deleted.length}`
  const made = await ask(url, 'POST', 'organizations', { organization: { name } })
  if (!made) return false
  const { id } = made.organization
  all.set(id, name)
  if (all.size % 4 > 0) return true
  // Whether it is still there if the kill comes now, nobody can say.
  all.delete(id)
  const isDeleted = (await ask(url, 'DELETE', `organizations/${id}`)) !== undefined
  if (isDeleted) deleted.push(id)
  return isDeleted
}

async function users(url: string, round: string, { users: all }: Acknowledged) {
  const email = `user.${round}.${all.size}@example.com`
  const made = await ask(url, 'POST', 'users', { user: { name: 'Somebody', email } })
  if (made) all.set(made.user.id, email)
  return made !== undefined
}

async function tickets(url: string, _: string, { comments }: Acknowledged) {
  const [id] = [...comments.keys()].slice(-1)
  const told = (id === undefined ? 0 : (comments.get(id) ?? 0)) % 5
  const comment = { body: 'It rattles' }
  const isNew = id === undefined || told === 0
  const answer = isNew
    ? await ask(url, 'POST', 'tickets', { ticket: { subject: 'Hub', comment } })
    : await ask(url, 'PUT', `tickets/${id}`, { ticket: { comment } })
  if (answer) comments.set(answer.ticket.id, isNew ? 1 : told + 1)
  return answer !== undefined
}

/** Progress that was told must not go back. */
async function watch(url: string, done: Acknowledged) {
  const told = done.job && (await ask(url, 'GET', `job_statuses/${done.job.id}`))
  if (told) done.job = told.job_status
  return told !== undefined
}

async function checkOrganizations(url: string, { organizations: all, deleted }: Acknowledged): Promise<void> {
  for (const ids of hundreds([...all.keys(), ...deleted])) {
    const found = (await must(url, `organizations/show_many?ids=${ids.join()}`)).organizations
    const names = new Map(found.map(({ id, name }) => [id, name]))
    for (const id of ids)
      hold(names.get(id) === all.get(id), `organization ${id} is ${names.get(id)}, not ${all.get(id)}`)
  }
}

/** A user and the address to sign in with are written together. */
async function checkUsers(url: string, { users: all }: Acknowledged): Promise<void> {
  for (const [id, email] of all) {
    hold((await must(url, `users/${id}`)).user.email === email, `user ${id} was to be ${email}`)
    const { identities } = await must(url, `users/${id}/identities`)
    hold(identities.length === 1 && identities[0]?.value === email, `user ${id} has ${identities.length} identities`)
  }
}

async function checkJob(url: string, before: Job, round: string): Promise<void> {
  const first = (await must(url, `job_statuses/${before.id}`)).job_status
  hold((first.progress ?? 0) >= (before.progress ?? 0), `job ${before.id} went back to ${first.progress}`)
  let job = first
  for (const deadline = performance.now() + 10_000; job.status !== 'completed'; ) {
    hold(performance.now() < deadline, `job ${before.id} does not go on: ${job.status}, ${job.progress}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    job = (await must(url, `job_statuses/${before.id}`)).job_status
  }
  for (const { name } of jobOf(round)) {
    const { organizations: found } = await must(url, `organizations/autocomplete?name=${encodeURIComponent(name)}`)
    const same = found.filter((organization) => organization.name === name)
    hold(same.length === 1, `${name} of job ${before.id} is there ${same.length} times`)
  }
}

function* hundreds(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += 100) yield ids.slice(from, from + 100)
}

function hold(isKept: boolean, otherwise: string): void {
  if (!isKept) throw new Error(otherwise)
}

/** What the server answers; undefined once it is no more. Any refusal is a failure of the story. */
async function ask(url: string, method: string, path: string, body?: unknown): Promise<Told | undefined> {
  const response = await fetch(`${url}/${path}`, {
    method,
    headers: { ...admin, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => undefined)
  if (!response) return undefined
  const text = await response.text().catch(() => undefined)
  if (text === undefined) return undefined
  hold(response.ok, `${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? bodyOf(new Response('{}')) : bodyOf(new Response(text))
}

async function must(url: string, path: string): Promise<Told> {
  const answer = await ask(url, 'GET', path)
  if (!answer) throw new Error(`no answer to ${path}`)
  return answer
}
