import { type Call, type Handlers, shown } from '../../operation.ts'
import { changeMany, deleteMany } from '../../rules/families/change-many.ts'
import { demandManage } from '../../rules/families/demand-rule.ts'
import { listRows } from '../../store/rows.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { createMacro, deleteMacro, updateMacro } from './change-macro.ts'
import { deriveMacro } from './derive-macro.ts'
import { addMacroFile, forgetFiles, keepMacroFile } from './keep-macro-file.ts'
import { categoryOf, type StoredMacro } from './macro.ts'
import { macroActions } from './macro-actions.ts'
import { changesByMacro, ticketAfterMacro } from './macro-result.ts'
import { findApplicable, findMacro, listedMacros, visibleMacros } from './visible-macros.ts'

export const macrosOperations = {
  ListMacros: (call) => listedMacros(call, call.query),
  ListActiveMacros: (call) => listedMacros(call, { ...call.query, active: true }),
  SearchMacro: (call) => listedMacros(call, call.query),
  ShowMacro: (call) => inPath(call),
  CreateMacro: ({ account, actor, body }) => createMacro(account, actor, body.macro),
  UpdateMacro: (call) => updateMacro(call.account, call.actor, inPath(call), call.body.macro),
  DeleteMacro: (call) => deleteMacro(call.account, call.actor, inPath(call)),
  UpdateManyMacros: (call) => {
    const { account, body } = call
    const changed = changeMany(account, account.macros, body.macros, demandedBy(call))
    const macros = changed.map((macro) => account.macros.show(macro, call))
    return { macros, count: macros.length, next_page: null, previous_page: null }
  },
  DeleteManyMacros: (call) => {
    const { account, query } = call
    for (const macro of deleteMany(account.macros, query.ids, demandedBy(call)))
      forgetFiles(account, macro.attachment_ids)
  },

  ListMacrosActions: ({ account }) => listRows(macroActions(account)),
  ListMacroActionDefinitions: ({ account }) => ({ definitions: { actions: macroActions(account) } }),
  ListMacroCategories: ({ account, actor }) => {
    const titles = [...visibleMacros(account, actor).by('active', true).ordered('title')]
    return listRows([...new Set(titles.flatMap((macro) => categoryOf(macro) ?? []))])
  },

  CreateMacroAttachment: (call) => keepMacroFile(call.account, call),
  ShowMacroAttachment: ({ account, path }) => account.macroAttachments.find(path.attachment_id),
  ListMacroAttachments: (call) => {
    const { macroAttachments } = call.account
    return macroAttachments.list(inPath(call).attachment_ids.map((id) => macroAttachments.find(id)))
  },
  CreateAssociatedMacroAttachment: (call) => {
    const { account, actor } = call
    const macro = inPath(call)
    demandManage(account, actor, 'macro_access', macro.restriction)
    const file = keepMacroFile(account, call)
    addMacroFile(account, macro, file)
    return file
  },

  ShowDerivedMacro: (call) => shown(deriveMacro(call, call.query)),
  ShowChangesToTicket: (call) => {
    const macro = findApplicable(call.account, call.actor, call.path.macro_id)
    return { result: { ticket: changesByMacro(call, macro) } }
  },
  ShowTicketAfterChanges: (call) => {
    const { account, actor, path } = call
    const ticket = findTicket(account, actor, path.ticket_id)
    const macro = findApplicable(account, actor, path.macro_id)
    return { result: { ticket: ticketAfterMacro(call, macro, ticket) } }
  },
} satisfies Handlers<'macros'>

/** Throws `notFound`. */
function inPath({ account, actor, path }: Pick<Call<'ShowMacro'>, 'account' | 'actor' | 'path'>): StoredMacro {
  return findMacro(account, actor, path.macro_id)
}

/** Throws `forbidden` for a macro that the caller may not change. */
const demandedBy =
  ({ account, actor }: Pick<Call<'ShowMacro'>, 'account' | 'actor'>) =>
  ({ restriction }: StoredMacro) =>
    demandManage(account, actor, 'macro_access', restriction)
