import { libraryBuild } from '../../rolldown.shared.ts'

export default libraryBuild(import.meta.dirname)
