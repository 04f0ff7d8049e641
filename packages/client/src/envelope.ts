import type { ErrorDetail } from '@fakedesk/spec'
import { isObject } from './json.ts'

/** What is wrong with each property of a record; `base` stands for the record as a whole. */
export type ErrorDetails = Readonly<Record<string, readonly ErrorDetail[]>>

/** The body of a refusal, whichever of Zendesk's forms it has. */
export interface Envelope {
  /** The name that Zendesk gives the error, as `RecordInvalid`; undefined where it gives none. */
  readonly code: string | undefined
  /** All that the body says, on one line and without a full stop; empty if it says nothing. */
  readonly sentence: string
  readonly details: ErrorDetails
}

/** Reads `error` as a text, as a title with a message or as a code with a description, and `errors` as a list. */
export function readEnvelope(body: unknown): Envelope {
  if (!isObject(body)) {
    return { code: undefined, sentence: typeof body === 'string' ? readText(body) : '', details: {} }
  }
  const { error, errors } = body
  const parts: readonly unknown[] = Array.isArray(errors) ? errors : [isObject(error) ? error : body]
  const details = readDetails(body.details)
  return {
    code: parts.map(codeOf).find((code) => code !== undefined),
    sentence: joined(
      parts.map((part) => readPart(part, details)),
      '; ',
    ),
    details,
  }
}

function readPart(part: unknown, details: ErrorDetails): string {
  if (!isObject(part)) return String(part)
  const code = codeOf(part)
  const { title, message, description, detail, error_description, error } = part
  const flaws = Object.values(details).flatMap((list) => list.map((flaw) => flaw.description))
  const text = joined(
    [error === code ? '' : error, title, message, description, detail, error_description, joined(flaws, '; ')],
    ': ',
  )
  if (code === undefined) return text
  return text === '' ? code : `${text} (${code})`
}

/** `error` is a code in most families, and a whole sentence in authentication. */
function codeOf(part: unknown): string | undefined {
  if (!isObject(part)) return undefined
  return [part.code, part.error].filter((value) => typeof value === 'string').find((value) => /^\w+$/.test(value))
}

function readDetails(details: unknown): ErrorDetails {
  if (!isObject(details)) return {}
  return Object.fromEntries(
    Object.entries(details).map(([property, list]) => [property, Array.isArray(list) ? list.filter(isDetail) : []]),
  )
}

function isDetail(value: unknown): value is ErrorDetail {
  return isObject(value) && typeof value.description === 'string'
}

/** What a page of HTML or plain text says, cut to what fits a line. */
function readText(text: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]
  return tidy(title ?? text.replace(/<[^>]*>/g, ' ')).slice(0, 200)
}

function joined(texts: readonly unknown[], separator: string): string {
  return texts
    .filter((text) => typeof text === 'string')
    .map(tidy)
    .filter((text) => text !== '')
    .join(separator)
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
}
