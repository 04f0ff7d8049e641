import type { Handlers } from '../../operation.ts'
import { createCategory, deleteCategory, findCategory, updateCategory } from './change-category.ts'
import { moveRules } from './move-rules.ts'

export const triggerCategoriesOperations = {
  ListTriggerCategories: ({ account }) => account.triggerCategories.rows,
  CreateTriggerCategory: ({ account, body }) => createCategory(account, body.trigger_category),
  ShowTriggerCategoryById: ({ account, path }) => findCategory(account, path.trigger_category_id),
  UpdateTriggerCategory: ({ account, path, body }) =>
    updateCategory(account, findCategory(account, path.trigger_category_id), body.trigger_category),
  DeleteTriggerCategory: ({ account, path }) =>
    deleteCategory(account, findCategory(account, path.trigger_category_id)),
  BatchOperateTriggerCategories: (call) => moveRules(call, call.body.job.items),
} satisfies Handlers<'trigger-categories'>
