import type { JobResult } from '@fakedesk/spec'

/** What jobs tell of a record that they changed (recorded). */
export const updated = (id: number): JobResult => ({ id, action: 'update', status: 'Updated', success: true })

/** What jobs tell of a record that they deleted (recorded). */
export const deleted = (id: number): JobResult => ({ id, action: 'delete', status: 'Deleted', success: true })
