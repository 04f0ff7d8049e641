/** Why a command cannot go on, in a line for each thing that is wrong: what, where, and what to do. Not a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** 1: it could not be done here and now. 2: the command or a file that it names is wrong. */
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
