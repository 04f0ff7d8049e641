/** An object whose properties are worked out when they are first asked for, and then stay. To make one costs next to nothing. */
export function lazily(makers: Readonly<Record<string, () => unknown>>): object {
  const made = new Map<string, unknown>()
  return new Proxy(makers, {
    get(target, name) {
      const make = typeof name === 'string' && Object.hasOwn(target, name) ? target[name] : undefined
      if (!make || typeof name !== 'string') return Reflect.get(target, name)
      if (!made.has(name)) made.set(name, make())
      return made.get(name)
    },
  })
}
