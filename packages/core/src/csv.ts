/** Rows as CSV by RFC 4180. */
export function csvOf(rows: readonly (readonly unknown[])[]): string {
  return rows.map((cells) => cells.map(cell).join(',')).join('\r\n')
}

function cell(value: unknown): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
