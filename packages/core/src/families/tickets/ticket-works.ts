import { workKind } from '../../work/work.ts'

/** What time does to tickets: what is done is in `grow-old.ts`, which writes them. */
export const closeSolved = workKind<{ readonly ticket: number; readonly solved_at: string }>('close_solved_ticket')
export const archiveClosed = workKind<{ readonly ticket: number }>('archive_closed_ticket')
