import type { Answers, paths } from '@fakedesk/spec'
import type { CallInit, JsonOf, PathWith } from './call.ts'
import type { ParseAs } from './exchange.ts'

/** The paths whose GET answers a list. */
export type ListPath = {
  [Path in PathWith<'get'>]: RecordsKey<Path> extends never ? never : Path
}[PathWith<'get'>]

/** A whole page as it comes: records, side-loads and what is said of the paging. */
export type PageOf<Path extends PathWith<'get'>> = JsonOf<paths[Path]['get']>

/** Where a page holds its records: the array that it always has; side-loads come only when asked for. */
export type RecordsKey<Path extends PathWith<'get'>> = ListKey & ArrayKey<PageOf<Path>>

/** One record of the list. */
export type RecordOf<
  Path extends PathWith<'get'>,
  Key extends RecordsKey<Path> = RecordsKey<Path>,
> = PageOf<Path>[Key] extends readonly (infer Entry)[] ? Entry : never

/** What a walk along a list may or must be given: as a GET, and `records`. */
export type ListInit<Path extends ListPath, Key extends RecordsKey<Path>> = Omit<
  CallInit<paths[Path]['get'], ParseAs>,
  'parseAs'
> & {
  readonly records?: Key
}

/** The names under which operations answer lists. */
type ListKey = {
  [Id in keyof Answers]: Answers[Id] extends { kind: 'list' } ? Answers[Id]['key'] : never
}[keyof Answers]

type ArrayKey<Page> = { [Key in keyof Page]-?: Page[Key] extends readonly unknown[] ? Key : never }[keyof Page]
