/**
 * The same error, with the story at the end of its message. What runners show of an error differs: its message, or the
 * stack, which begins with the message. What is not an error becomes the cause of one.
 */
export function toldWith(error: unknown, story: string): Error {
  if (!(error instanceof Error)) return new Error(`A test threw what is no error.\n\n${story}`, { cause: error })
  const { message, stack } = error
  const told = `${message}\n\n${story}\n`
  error.message = told
  if (stack !== undefined)
    error.stack = stack.includes(message) ? stack.replace(message, () => told) : `${told}${stack}`
  return error
}
