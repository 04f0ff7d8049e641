/** Whose tickets an export tells of. */
export interface Scope {
  readonly support_type_scope?: string | undefined
}

interface OfEither<R> {
  by(index: 'isOfAiAgent', key: boolean): R
}

/** Those of agents, unless those of AI agents are asked for, or all (docs: Incremental Exports). */
export function ofSupport<R extends OfEither<R>>(rows: R, { support_type_scope: scope }: Scope): R {
  return scope === 'all' ? rows : rows.by('isOfAiAgent', scope === 'ai_agent')
}
