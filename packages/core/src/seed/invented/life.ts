import type { Chance } from '../../account/chance.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import type { CommentSeed, RatingSeed } from '../../families/tickets/ticket.seedable.ts'
import { happens, span, weighted } from './choose.ts'
import type { Customer } from './desk.ts'
import { atWork, hour } from './hours.ts'
import { notes, type Talk } from './talk.ts'

/** Who talks on a ticket, from when on, and until when anything is told. */
export interface Scene {
  readonly customer: Customer
  readonly agent: number
  readonly isLetter: boolean
  readonly created: number
  readonly until: number
}

/** What became of a ticket. */
export interface Life {
  readonly comments: readonly CommentSeed[]
  readonly status: 'new' | 'open' | 'pending' | 'hold' | 'solved' | 'closed'
  readonly updated: number
  readonly solved?: number
  readonly rating?: RatingSeed
}

const lengths = [
  [1, 6],
  [2, 32],
  [3, 23],
  [4, 16],
  [5, 10],
  [6, 6],
  [7, 4],
  [8, 3],
] as const

/** A conversation of one to eight comments, as far as it has come, and how it ended. */
export function lifeOf(chance: Chance, talk: Talk, scene: Scene): Life {
  const comments: CommentSeed[] = []
  const length = weighted(chance, lengths)
  let time = scene.created
  let isAgentsTurn = false
  for (let place = 0; place < length; place++) {
    const isNote = isAgentsTurn && place < length - 1 && happens(chance, 0.15)
    if (place > 0) time = laterOf(chance, time, isAgentsTurn)
    // Nobody knows yet what comes after.
    if (time > scene.until) break
    comments.push(commentOf(chance, talk, { scene, time, place, isLast: place === length - 1, isAgentsTurn, isNote }))
    if (!isNote) isAgentsTurn = !isAgentsTurn
  }
  const isCut = comments.length < length
  const last = Date.parse(comments.at(-1)?.created_at ?? '')
  if (isCut || isLeftOpen(chance, last, scene))
    return { comments, status: openStatus(chance, comments, scene), updated: last }
  return endOf(chance, talk, comments, last, scene)
}

function laterOf(chance: Chance, time: number, isAgents: boolean): number {
  const later = time + Math.max(60_000, span(chance, isAgents ? 3.5 * hour : 7 * hour))
  return Math.floor((isAgents ? atWork(chance, later) : later) / 1000) * 1000
}

interface Turn {
  readonly scene: Scene
  readonly time: number
  readonly place: number
  readonly isLast: boolean
  readonly isAgentsTurn: boolean
  readonly isNote: boolean
}

function commentOf(chance: Chance, talk: Talk, turn: Turn): CommentSeed {
  const { scene, place, isLast, isAgentsTurn, isNote } = turn
  const { language, topic } = talk
  const { customer, agent, isLetter } = scene
  const created_at = timestamp(turn.time)
  if (isNote) return { author_id: agent, body: chance.pick(notes), public: false, created_at }
  if (isAgentsTurn) {
    const isAnswer = isLast || place > 2 || happens(chance, 0.6)
    return { author_id: agent, body: talk.say(isAnswer ? topic.answers : language.questions), created_at }
  }
  if (place === 0) {
    const body = isLetter ? talk.write(topic.asks, customer.name) : talk.say(topic.asks)
    return {
      author_id: customer.id,
      body,
      created_at,
      ...(isLetter && happens(chance, 0.02) && { attachments: [note(talk)] }),
    }
  }
  const texts = isLast ? language.thanks : happens(chance, 0.5) ? language.details : language.nudges
  return { author_id: customer.id, body: talk.say(texts), created_at }
}

const note = (talk: Talk) => ({ file_name: `order-${talk.order}.txt`, content: `${talk.topic.name} ${talk.order}\n` })

/** Some of the last weeks rest, of all times a few. */
function isLeftOpen(chance: Chance, last: number, { until }: Scene): boolean {
  return happens(chance, until - last < 21 * day ? 0.25 : 0.004)
}

function openStatus(chance: Chance, comments: readonly CommentSeed[], { agent }: Scene): Life['status'] {
  const spoken = comments.filter((comment) => comment.public !== false)
  if (comments.length === 1) return happens(chance, 0.55) ? 'new' : 'open'
  if (spoken.at(-1)?.author_id === agent) return happens(chance, 0.85) ? 'pending' : 'hold'
  return happens(chance, 0.85) ? 'open' : 'hold'
}

/** Solved with the last word, rated by some, and closed four days later. */
function endOf(chance: Chance, talk: Talk, comments: readonly CommentSeed[], last: number, { until }: Scene): Life {
  const solved = Math.min(until, last + (happens(chance, 0.5) ? 0 : chance.integer(40) * 60_000))
  const rating = ratingOf(chance, talk, solved, until)
  const closed = solved + 4 * day
  const isClosed = closed <= until
  const updated = isClosed ? closed : rating ? Date.parse(rating.created_at ?? '') : solved
  return { comments, status: isClosed ? 'closed' : 'solved', updated, solved, ...(rating && { rating }) }
}

function ratingOf(chance: Chance, { language }: Talk, solved: number, until: number): RatingSeed | undefined {
  const offered = solved + day
  if (offered > until || !happens(chance, 0.6)) return undefined
  const rated = Math.floor(Math.min(offered + span(chance, 5 * hour), solved + 4 * day - 60_000) / 1000) * 1000
  if (rated > until || !happens(chance, 0.35)) return { score: 'offered', created_at: timestamp(offered) }
  const score = happens(chance, 0.87) ? 'good' : 'bad'
  const isTold = happens(chance, 0.4)
  return {
    score,
    ...(isTold && { comment: chance.pick(score === 'good' ? language.praise : language.blame) }),
    ...(score === 'bad' && { reason_code: chance.pick(reasons) }),
    created_at: timestamp(rated),
  }
}

const reasons = [5, 6, 7, 8, 1000] as const
