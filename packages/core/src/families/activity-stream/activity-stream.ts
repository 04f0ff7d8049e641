import { count } from '../../count.ts'
import { type Handlers, shown } from '../../operation.ts'
import { activityRows, ownActivities } from './activity-rows.ts'
import { presentActivity } from './present-activity.ts'

export const activityStreamOperations = {
  ListActivities: (call) => activityRows(call, call.query.since),
  CountActivities: (call) => count(call.account, ownActivities(call)),
  ShowActivity: (call) => {
    const activity = ownActivities(call).find(call.path.activity_id)
    return shown(presentActivity(call, activity), activity)
  },
} satisfies Handlers<'activity-stream'>
