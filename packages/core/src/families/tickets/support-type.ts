/** Whose tickets a list or an export tells of. */
export interface Scope {
  readonly support_type_scope?: string | undefined
}

interface OfEither<R> {
  by(index: 'isOfAiAgent', key: boolean): R
}

/** Those of agents, unless those of AI agents are asked for; undefined for all (docs: Tickets, Incremental Exports). */
export function supportOf({ support_type_scope: scope }: Scope): 'agent' | 'ai_agent' | undefined {
  return scope === 'all' ? undefined : scope === 'ai_agent' ? scope : 'agent'
}

export function ofSupport<R extends OfEither<R>>(rows: R, scope: Scope): R {
  const kind = supportOf(scope)
  return kind === undefined ? rows : rows.by('isOfAiAgent', kind === 'ai_agent')
}
