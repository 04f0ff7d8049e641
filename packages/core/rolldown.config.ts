import { packageBuilds } from '../../rolldown.shared.ts'

export default packageBuilds(import.meta.dirname)
