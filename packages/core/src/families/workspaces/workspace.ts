import type { Workspace } from '@fakedesk/spec'
import type { Language } from '../../dynamic-content.ts'
import { define } from '../../store/definition.ts'
import type { StoredMacro } from '../macros/macro.ts'

/** A workspace as it is kept: its macros by id, in the order in which they were chosen. */
export type StoredWorkspace = Readonly<Omit<Workspace, 'url' | 'macros' | 'selected_macros'>>

/** What a workspace's look needs to know of macros. */
export interface Macros {
  get(id: number): StoredMacro | undefined
}

export const workspaces = define<StoredWorkspace, Workspace, Macros>()({
  name: 'workspaces',
  singular: 'workspace',
  indexes: { form: ({ ticket_form_id }) => ticket_form_id ?? undefined },
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  context: { of: ['macros'], read: (account: { readonly macros: Macros }): Macros => account.macros },
  present: (workspace, { origin, context, language }) =>
    presentWorkspace(workspace, { origin, macros: context, language }),
})

interface Shown {
  readonly origin: string
  readonly macros: Macros
  readonly language: Language
  /** How often a macro was used in the last week; texts that are kept do not tell. */
  readonly usesOf?: (macroId: number) => number
}

/** A workspace as an answer shows it, without the macros that are gone. */
export function presentWorkspace(
  workspace: StoredWorkspace,
  { origin, macros, language, usesOf = () => 0 }: Shown,
): Workspace {
  const { id, title, description, activated, position, prefer_workspace_app_order, ...rest } = workspace
  const selected = workspace.macro_ids.flatMap((macroId) => macros.get(macroId) ?? [])
  const macro_ids = selected.map((macro) => macro.id)
  return {
    url: `${origin}/api/v2/workspaces/${id}.json`,
    id,
    title,
    description,
    activated,
    position,
    prefer_workspace_app_order,
    ticket_form_id: rest.ticket_form_id,
    conditions: rest.conditions,
    apps: rest.apps,
    macro_ids,
    macros: macro_ids,
    selected_macros: selected.map((macro) => ({
      id: macro.id,
      title: language.filledIn(macro.title),
      active: macro.active,
      usage_7d: usesOf(macro.id),
      restriction: macro.restriction,
    })),
    layout_uuid: rest.layout_uuid,
    knowledge_settings: rest.knowledge_settings,
    created_at: rest.created_at,
    updated_at: rest.updated_at,
  }
}
