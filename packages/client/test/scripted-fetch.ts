/** A `fetch` that gives each answer in turn, throws those that are errors, and keeps the requests that it was given. */
export function scriptedFetch(...answers: readonly (Response | Error)[]) {
  const requests: Request[] = []
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request)
    const answer = answers[requests.length - 1]
    if (!answer) throw new Error(`No answer is left for ${request.method} ${request.url}`)
    if (answer instanceof Error) throw answer
    return answer
  }
  return { fetch, requests }
}

/** A `sleep` that does not, and keeps how many milliseconds it was asked for. */
export function instantSleep() {
  const waits: number[] = []
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds)
  }
  return { sleep, waits }
}

/** All that the walk yields. */
export async function gathered<T>(walk: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const one of walk) all.push(one)
  return all
}

export const baseUrl = 'https://acme.zendesk.com'

export const emptyPage = { sessions: [], next_page: null, previous_page: null, count: 0 }
