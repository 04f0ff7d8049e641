/** Whether the JSON is an object, so that its properties can be asked for. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON of the text; the text itself where it is none. */
export function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Gateways answer in plain text or HTML, which the caller gets as it is.
    return text
  }
}
