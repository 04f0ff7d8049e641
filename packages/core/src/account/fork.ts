import type { Item } from '../store/item.ts'
import type { Snapshot } from './snapshot.ts'

/** The same world under another name: what was `acme.zendesk.com` in it is `acme-2.zendesk.com`. */
export function renamed(snapshot: Snapshot, to: string): Snapshot {
  const from = snapshot.subdomain
  const host = new RegExp(`(?<![\\w.-])${from}(?=\\.zendesk\\.com)`, 'g')
  const rename: Change = (text, name) => (subdomains.includes(name) && text === from ? to : text.replace(host, to))
  const records = new Map<string, readonly Item[]>()
  for (const [name, all] of snapshot.records) records.set(name, map(all, rename))
  return { subdomain: to, state: snapshot.state, records }
}

/** Properties that hold the bare name. */
const subdomains = ['subdomain', 'account_subdomain']

/** Told of a text the name of the property that holds it. */
type Change = (text: string, name: string) => string

/** The same value with each text in it put through the function; what holds none that changes is the same object. */
function map<T>(value: T, change: Change, name = ''): T {
  if (typeof value === 'string') return change(value, name) as T & string
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => map(item, change, name))
    // A list of the same items is of the same type.
    return (items.every((item, place) => item === value[place]) ? value : items) as T
  }
  const entries = Object.entries(value).map(([key, own]) => [key, map(own, change, key)] as const)
  const isSame = entries.every(([key, own]) => Object(value)[key] === own)
  return isSame ? value : (Object.fromEntries(entries) as T)
}
