export const basic = (name: string, secret: string) => ({ Authorization: `Basic ${btoa(`${name}:${secret}`)}` })

export const admin = basic('admin@example.com', 'password')

/** The body of a response, which the test that asks for it then looks at. */
export async function bodyOf<T = Record<string, unknown>>(response: Response | undefined): Promise<T> {
  return (await response?.json()) as T // A test says what it expects, and fails if it is something else.
}
