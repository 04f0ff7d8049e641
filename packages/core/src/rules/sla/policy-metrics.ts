import type { SlaMetric, SlaMetricWrite } from '@fakedesk/spec'
import type { Validation } from '../../validation.ts'

const priorities = ['low', 'normal', 'high', 'urgent']

/** The promised times as they were sent, in minutes and in seconds; each says the other (reported). */
export function readMetrics(
  validation: Validation,
  given: readonly SlaMetricWrite[],
  known: readonly string[],
): readonly SlaMetric[] {
  return given.map((one) => {
    const { metric, priority = '', business_hours = false } = one
    if (!known.includes(metric) || !priorities.includes(priority)) {
      validation.add('policy_metrics', { description: 'Policy metrics: are invalid', error: 'InvalidValue' })
    }
    const seconds = one.target_in_seconds ?? (one.target ?? 0) * 60
    const target = one.target ?? Math.floor(seconds / 60)
    if (!(seconds > 0)) {
      validation.add('policy_metrics', { description: 'Target: must be greater than 0', error: 'InvalidValue' })
    }
    return { priority, metric, target, target_in_seconds: seconds, business_hours }
  })
}
