import type { Problem, ZendeskError } from '../errors.ts'
import type { Given } from './kinds.ts'
import type { SeedProblem } from './seed-error.ts'

/**
 * What a verb refused, as problems of the record at this place of a seed. Of a record that was put in without some of its
 * properties, only what does not hang on these is news: that another one has the same already.
 */
export function problemsTold(
  { body }: ZendeskError,
  given: Given,
  { path, faults }: { readonly path: SeedProblem['path']; readonly faults: ReadonlySet<unknown> },
): readonly SeedProblem[] {
  const { details, description, error, errors }: Readonly<Record<string, unknown>> = body
  if (typeof details !== 'object' || details === null) {
    if (faults.size > 0) return []
    const [first]: readonly { title?: unknown }[] = Array.isArray(errors) ? errors : []
    return [{ path, message: String(first?.title ?? Object(error).message ?? description ?? JSON.stringify(body)) }]
  }
  // `details` of `invalid` are problems by property.
  const problems = details as Readonly<Record<string, readonly Problem[]>>
  return Object.entries(problems).flatMap(([property, all]) =>
    all
      .filter(({ error }) => faults.size === 0 || error === 'DuplicateValue')
      .map(({ description }) => problemWith(property, description, given, path)),
  )
}

/** The sentence begins with the property's name, which the place tells already. */
function problemWith(property: string, description: string, given: Given, path: SeedProblem['path']): SeedProblem {
  const name = nameIn(given, property)
  if (name === undefined) return { path, message: description }
  const [start = '', subject = ''] = /^([A-Z][\w ]*): /.exec(description) ?? []
  // A group of settings is refused as a whole; the sentence tells what in it.
  const within = nameIn(Object(given[name]), subject.toLowerCase().replaceAll(' ', '_'))
  return { path: [...path, name, ...(within === undefined ? [] : [within])], message: description.slice(start.length) }
}

const nameIn = (given: Given, property: string) =>
  [property, `${property}_id`].find((name) => Object.hasOwn(given, name) && given[name] !== undefined)
