const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of a zone, by its IANA name, are ahead of universal ones at the time, in milliseconds. */
export function zoneOffset(zone: string, time: number): number {
  const told = Object.fromEntries(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = told
  return Date.UTC(year, month - 1, day, hour, minute, second) - (time - (time % 1000))
}

/** Made once for many questions: to read a zone's rules costs more than to ask one. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const number = 'numeric'
  const parts = { year: number, month: number, day: number, hour: number, minute: number, second: number } as const
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...parts })
  formats.set(zone, format)
  return format
}
