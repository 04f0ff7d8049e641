import type { HostMappingCheck } from '@fakedesk/spec'

/**
 * Whether a domain points to a subdomain. A heuristic, for nothing is looked up: a name right below a top-level
 * domain (`example.com`) can have no CNAME, one below `zendesk.com` points to itself, and any other is fine.
 */
export function checkHostMapping(host: string | null, subdomain: string): HostMappingCheck {
  const expected = `${subdomain}.zendesk.com`
  const name = host?.trim().toLowerCase() ?? ''
  if (name.split('.').filter((label) => label !== '').length < 3) {
    return { is_valid: false, reason: 'not_a_cname', expected_cnames: [expected] }
  }
  if (name.endsWith('.zendesk.com') && name !== expected) {
    return { is_valid: false, reason: 'wrong_cname', cname: name, expected_cnames: [expected] }
  }
  return { is_valid: true, cname: expected }
}
