import type { Answers, operations, paths } from '@fakedesk/spec'
import type { ListPath, RecordsKey, RecordOf } from './lists.ts'
import { createClient } from './index.ts'
const c = createClient({subdomain:'a'})
const a: ListPath = '/api/v2/incremental/routing/attributes'
const b: ListPath = '/api/v2/{target_type}/{target_id}/relationship_fields/{field_id}/{source_type}'
// @ts-expect-error
const d: ListPath = '/api/v2/tickets/{ticket_id}'
type X = RecordsKey<'/api/v2/incremental/routing/attributes'>
const x: X = 'q'
type Y = RecordOf<'/api/v2/incremental/routing/attributes'>
const y: Y = 3
const z: RecordOf<'/api/v2/incremental/tickets'> = 4
const n: { [P in ListPath]: 1 } = {}
for await (const t of c.paginate('/api/v2/search', { params: { query: { query: 'type:ticket' } } })) { const q: number = t }
for await (const t of c.paginate('/api/v2/views/{view_id}/execute', { params: { path: { view_id: 1 } } })) { const q: number = t }
const p = await c.POST('/api/v2/tickets', { body: { ticket: { comment: { body: 'x' } } } })
const q: number = p.data
await c.POST('/api/v2/uploads', { params: { query: { filename: 'a' } }, body: new Uint8Array(3), headers: { 'Content-Type': 'application/binary' } })
