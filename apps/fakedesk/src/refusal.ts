/**
 * 1: it could not be done here and now. 2: the command or a file that it names is wrong. What runs another command ends as
 * a shell does, 126 where that may not be run, and 127 where there is none.
 */
type RefusalCode = 1 | 2 | 126 | 127

/** Why a command cannot go on, in a line for each thing that is wrong: what, where, and what to do. Not a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly exitCode: RefusalCode

  constructor(message: string, exitCode: RefusalCode = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
