import { nearest } from '@fakedesk/core'

/** `did you mean --port?`, for a name that was mistyped; undefined where none is near. */
export function didYouMean(typed: string, names: readonly string[], prefix = ''): string | undefined {
  const name = nearest(typed, names)
  return name && `did you mean ${prefix}${name}?`
}
