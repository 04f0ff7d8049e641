/** Prints what was measured beside its bar; a bar that is missed makes the process end with 1. */
export function hold(
  what: string,
  value: number,
  bar: { readonly atMost: number } | { readonly atLeast: number },
): void {
  const [sign, limit] = 'atMost' in bar ? ['<=', bar.atMost] : ['>=', bar.atLeast]
  const isMet = sign === '<=' ? value <= limit : value >= limit
  if (!isMet) process.exitCode = 1
  process.stdout.write(
    `${what.padEnd(90)} ${value.toFixed(2).padStart(9)}  ${sign} ${limit} ${isMet ? 'met' : 'MISSED'}\n`,
  )
}
