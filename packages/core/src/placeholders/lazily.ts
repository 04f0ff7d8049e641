/** An object whose properties are worked out when they are first asked for, and then stay. */
export function lazily(makers: Readonly<Record<string, () => unknown>>): object {
  const made: Record<string, unknown> = {}
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make()
        Object.defineProperty(made, name, { enumerable: true, value })
        return value
      },
    })
  }
  return made
}
