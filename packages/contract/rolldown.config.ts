import { commonjsBuild, libraryBuild } from '../../rolldown.shared.ts'

export default [libraryBuild(import.meta.dirname), commonjsBuild(import.meta.dirname)]
