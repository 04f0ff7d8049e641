import type { MacroCreate, MacroUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readActions } from '../../rules/actions/read-actions.ts'
import { readRestriction } from '../../rules/families/audience.ts'
import { demandManage } from '../../rules/families/demand-rule.ts'
import { newRule, readRule } from '../../rules/families/new-rule.ts'
import { Validation } from '../../validation.ts'
import { forgetFiles, readFiles } from './keep-macro-file.ts'
import type { StoredMacro } from './macro.ts'

/** The place of the first macro of one's own (recorded). */
const firstPlace = 10_000

/** Adds a macro behind all others. Throws `invalid`, and `forbidden` for one that the caller may not make. */
export function createMacro(account: Account, actor: Actor, given: MacroCreate): StoredMacro {
  const blank: StoredMacro = {
    ...newRule(account, account.macros.rows, firstPlace),
    description: null,
    actions: [],
    restriction: null,
    attachment_ids: [],
  }
  return account.macros.insert({ ...blank, ...changesOf(account, actor, blank, given) })
}

/** Changes what is named. Throws as `createMacro` does. */
export function updateMacro(account: Account, actor: Actor, macro: StoredMacro, given: MacroUpdate): StoredMacro {
  demandManage(account, actor, 'macro_access', macro.restriction)
  return account.macros.update(macro, { ...changesOf(account, actor, macro, given), updated_at: account.now })
}

/** Removes the macro and its files. Throws `forbidden`. */
export function deleteMacro(account: Account, actor: Actor, macro: StoredMacro): void {
  demandManage(account, actor, 'macro_access', macro.restriction)
  account.macros.delete(macro)
  forgetFiles(account, macro.attachment_ids)
}

function changesOf(account: Account, actor: Actor, before: StoredMacro, given: MacroUpdate): Partial<StoredMacro> {
  const validation = new Validation()
  const reading = { account, place: 'macro', validation } as const
  const actions = given.actions ?? before.actions
  const changes = {
    ...readRule(reading, before, given),
    actions: given.actions || before.actions.length === 0 ? [...readActions(reading, actions)] : before.actions,
    description: given.description === undefined ? before.description : given.description,
    restriction: given.restriction === undefined ? before.restriction : readRestriction(reading, given.restriction),
    attachment_ids: given.attachments ? readFiles(account, given.attachments) : before.attachment_ids,
  }
  validation.check()
  demandManage(account, actor, 'macro_access', changes.restriction)
  return changes
}
