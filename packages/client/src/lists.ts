import type { Answers, paths } from '@fakedesk/spec'
import type { CallInit, JsonOf, PathWith } from './call.ts'
import type { ParseAs } from './exchange.ts'

/** The paths whose GET answers a list. */
export type ListPath = {
  [Path in PathWith<'get'>]: RecordsKey<Path> extends never ? never : Path
}[PathWith<'get'>]

/** A whole page as it comes: records, side-loads and what is said of the paging. */
export type PageOf<Path extends PathWith<'get'>> = JsonOf<paths[Path]['get']>

/** Where a page holds its records: in the array that it always has, because side-loads come only when asked for. */
export type RecordsKey<Path extends PathWith<'get'>> =
  KnownKey<PageOf<Path>> extends never ? DoubtfulKey<PageOf<Path>> : KnownKey<PageOf<Path>>

/** One record of the list. */
export type RecordOf<Path extends PathWith<'get'>, Key extends RecordsKey<Path> = RecordsKey<Path>> = Required<
  PageOf<Path>
>[Key] extends readonly (infer Entry)[]
  ? Entry
  : never

/** What a walk along a list may or must be given: as a GET, and `records`, the name of the array that is meant. */
export type ListInit<Path extends ListPath, Key extends RecordsKey<Path>> = Omit<
  CallInit<paths[Path]['get'], ParseAs>,
  'parseAs'
> & { readonly records?: Key }

type KnownKey<Page> = ArrayKey<Page> & ListKey

/** Pages that have none of the known ones, or only sometimes: any of their arrays may be meant. */
type DoubtfulKey<Page> = keyof Page & PagingKey extends never ? never : ArrayKey<Required<Page>>

type ArrayKey<Page> = { [Key in keyof Page]-?: Page[Key] extends readonly unknown[] ? Key : never }[keyof Page]

/** The names under which operations answer lists. */
type ListKey = {
  [Id in keyof Answers]: Answers[Id] extends { kind: 'list' } ? Answers[Id]['key'] : never
}[keyof Answers]

type PagingKey = 'next_page' | 'meta' | 'end_of_stream'
