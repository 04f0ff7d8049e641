import type { ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import spawn from 'cross-spawn'
import { shellWord } from '../console/shell-word.ts'
import { Refusal } from '../refusal.ts'

/** Runs a command on our own terminal. Resolves with what we are to end with, as a shell would. Throws `Refusal`. */
export async function runChild(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [command = '', ...args] = words
  const child = spawn(command, args, { stdio: 'inherit', env })
  const stopForwarding = forwardSignals(child)
  try {
    return await endOf(child, command)
  } finally {
    stopForwarding()
  }
}

function endOf(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(refusalOf(error, command)))
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

function refusalOf({ code, message }: NodeJS.ErrnoException, command: string): Refusal {
  const word = shellWord(command)
  if (code === 'ENOENT') return new Refusal(`there is no command ${word}; check its name, or give its path`, 127)
  if (code === 'EACCES') return new Refusal(`the command ${word} may not be run; check its permissions`, 126)
  return new Refusal(`the command ${word} cannot be run: ${message}`, 126)
}

/** A terminal gives these to all that run on it, the command included. */
const fromKeyboard: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT']
const fromOthers: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']

/** The command decides what becomes of a signal; we end when it does. */
function forwardSignals(child: ChildProcess): () => void {
  const onTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
  const undo = [...fromKeyboard, ...fromOthers].map((signal) => {
    const heard = () => {
      if (!onTerminal || !fromKeyboard.includes(signal)) child.kill(signal)
    }
    process.on(signal, heard)
    return () => process.off(signal, heard)
  })
  return () => {
    for (const each of undo) each()
  }
}
