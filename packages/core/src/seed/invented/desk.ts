import { type Chance, seededChance } from '../../account/chance.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import type { GroupSeed } from '../../families/groups/group.seedable.ts'
import type { OrganizationSeed } from '../../families/organizations/organization.seedable.ts'
import type { UserSeed } from '../../families/users/user.seedable.ts'
import { happens, weighted } from './choose.ts'
import type { Language, Texts, TopicName } from './languages/language.ts'
import { languages } from './languages/languages.ts'

/** Ids that no 32 bits hold, below those that accounts draw. */
const idOf = (kind: number, place: number) => 5_000_000_000_000 + kind * 100_000_000_000 + 128 * (place + 1)

export interface Customer {
  readonly id: number
  readonly name: string
  readonly language: Language
  readonly email: string
  readonly organization: number | undefined
  readonly created: number
}

/** A help desk's people. */
export interface Desk {
  readonly groups: readonly GroupSeed[]
  readonly organizations: readonly OrganizationSeed[]
  readonly team: readonly UserSeed[]
  /** In the order in which they came. */
  readonly customers: readonly Customer[]
  readonly agentsOf: (topic: TopicName) => { readonly group: number; readonly agents: readonly [number, ...number[]] }
}

export interface Span {
  readonly begin: number
  readonly until: number
}

const groupNames = ['Support', 'Billing', 'Logistics', 'Workshop'] as const
type GroupName = (typeof groupNames)[number]

const groupOf: Readonly<Record<TopicName, GroupName>> = {
  delivery: 'Logistics',
  return: 'Logistics',
  warranty: 'Workshop',
  invoice: 'Billing',
  account: 'Support',
  question: 'Support',
  order: 'Support',
}

/** So many users, the team among them, and the companies that some of the customers work for. */
export function deskOf(users: number, seed: number, { begin, until }: Span): Desk {
  const chance = seededChance(`people ${seed}`)
  const opened = begin - 60 * day
  const size = Math.min(Math.max(2, Math.round(Math.sqrt(users) / 2)), Math.max(1, users - 1))
  const organizations = organizationsOf(Math.floor(users / 15), opened)
  const team = teamOf(chance, size, opened)
  const created = Array.from({ length: Math.max(0, users - size) }, () =>
    // A third of them were there when the desk began.
    Math.floor(
      happens(chance, 1 / 3) ? begin - chance.fraction() * 50 * day : begin + chance.fraction() * (until - begin),
    ),
  ).toSorted((one, other) => one - other)
  const customers = created.map((time, place) => customerOf(chance, organizations.length, { time, place }))
  return {
    groups: groupNames.map((name, place) => ({ ...dated(opened), id: idOf(1, place), name })),
    organizations,
    team,
    customers,
    agentsOf: (topic) => {
      const place = groupNames.indexOf(groupOf[topic])
      const own = team.filter((_, member) => isIn(member, place)).map(({ id = 0 }) => id)
      return { group: idOf(1, place), agents: [own[0] ?? idOf(3, 0), ...own.slice(1)] }
    },
  }
}

const dated = (time: number) => ({ created_at: timestamp(time), updated_at: timestamp(time) })

/** The owner is in every group, everybody else in one or two. */
const isIn = (member: number, group: number) =>
  member === 0 || member % groupNames.length === group || (member % 3 === 0 && group === 0)

function teamOf(chance: Chance, size: number, opened: number): readonly UserSeed[] {
  const [english] = languages
  return Array.from({ length: size }, (_, place) => {
    const role = place === 0 || place % 12 === 11 ? 'admin' : 'agent'
    const known =
      place === 0
        ? { email: 'admin@example.com', login: 'login' }
        : place === 1
          ? { email: 'agent@example.com' }
          : undefined
    const name = `${chance.pick(english.firstNames)} ${chance.pick(english.lastNames)}`
    const email = `${mailName(name)}.${place + 1}@desk.example`
    const group_ids = groupNames.flatMap((_, group) => (isIn(place, group) ? [idOf(1, group)] : []))
    return {
      ...dated(opened),
      id: idOf(3, place),
      name,
      email,
      ...known,
      role,
      group_ids,
      ...(place === 0 && { is_owner: true }),
    }
  })
}

function customerOf(chance: Chance, organizations: number, { time, place }: { time: number; place: number }): Customer {
  const language =
    languages[
      weighted(
        chance,
        languages.map(({ share }, index) => [index, share] as const),
      )
    ] ?? languages[0]
  const [first, last] = [chance.pick(language.firstNames), chance.pick(language.lastNames)]
  const name = language.offset === 9 ? `${last} ${first}` : `${first} ${last}`
  const organization = organizations > 0 && happens(chance, 0.35) ? chance.integer(organizations) : undefined
  const domain = organization === undefined ? `${chance.pick(mailHosts)}.example` : domainOf(organization)
  const email = place === 0 ? 'end.user@example.com' : `${mailName(name)}.${place + 1}@${domain}`
  return { id: idOf(4, place), name, language, email, organization, created: time }
}

/** A customer as the seed has them. */
export function userOf({ id, name, email, language, organization, created }: Customer, place: number): UserSeed {
  const tags = [...(place % 31 === 7 ? ['vip'] : []), ...(place % 5 === 2 ? ['newsletter'] : [])]
  return {
    ...dated(created),
    id,
    name,
    email,
    role: 'end-user',
    locale: language.locale,
    ...(organization !== undefined && { organization_id: idOf(2, organization) }),
    ...(tags.length > 0 && { tags }),
  }
}

const mailHosts: Texts = ['mail', 'post', 'inbox', 'letters']

/** Letters that every mail server takes. */
function mailName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '.')
  return plain === '' ? 'customer' : plain
}

const beginnings = [
  'Alder',
  'Birch',
  'Cedar',
  'Dale',
  'Elm',
  'Fern',
  'Glen',
  'Hazel',
  'Iris',
  'Juniper',
  'Kestrel',
  'Linden',
]
const middles = ['bridge', 'field', 'gate', 'haven', 'mill', 'ridge', 'stone', 'ton', 'water', 'wood']
const ends = [
  'Interiors',
  'Hotels',
  'Studio',
  'Trading',
  'Works',
  'Kitchens',
  'Lighting',
  'Group',
  'Partners',
  'Supplies',
]

function organizationsOf(count: number, opened: number): readonly OrganizationSeed[] {
  return Array.from({ length: count }, (_, place) => ({
    ...dated(opened + (place % 50) * day),
    id: idOf(2, place),
    name: organizationName(place),
    domain_names: [domainOf(place)],
  }))
}

/** Each place has its own; beyond 1200 there are numbers. */
function organizationName(place: number): string {
  const [first, second, third] = [place % 12, Math.floor(place / 12) % 10, Math.floor(place / 120) % 10]
  const round = Math.floor(place / 1200)
  return `${beginnings[first]}${middles[(second + first) % 10]} ${ends[(third + second) % 10]}${round > 0 ? ` ${round + 1}` : ''}`
}

const domainOf = (place: number) => `${organizationName(place).toLowerCase().replaceAll(' ', '-')}.example`
