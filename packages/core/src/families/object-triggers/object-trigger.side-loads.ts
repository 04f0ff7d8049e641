import { sideLoadsOf } from '../../pipeline/loads.ts'
import { ruleSideLoads } from '../../rules/families/rule-side-loads.ts'
import type { StoredObjectTrigger } from './object-trigger.ts'

export const objectTriggersSideLoads = sideLoadsOf<StoredObjectTrigger>()({ usage_24h: ruleSideLoads.usage_24h })
