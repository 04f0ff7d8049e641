/**
 * Whether a text has the form of an email address: something, one `@`, and a domain of two labels or more. Read by its
 * parts: a pattern of that form takes the square of a long text's length.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.indexOf('@')
  const dot = text.lastIndexOf('.')
  return at > 0 && text.lastIndexOf('@') === at && dot > at + 1 && dot < text.length - 1 && !/[\s<>,;]/.test(text)
}
