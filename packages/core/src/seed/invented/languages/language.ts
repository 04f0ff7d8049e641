/** What customers write about, as the field "Topic" has it. */
export type TopicName = 'delivery' | 'return' | 'warranty' | 'invoice' | 'account' | 'question' | 'order'

/** Sentences about a topic. `{order}`, `{product}`, `{days}` and `{city}` stand for what is filled in. */
export interface Topic {
  readonly name: TopicName
  readonly subjects: Texts
  readonly asks: Texts
  readonly answers: Texts
}

/** There is always one to choose. */
export type Texts = readonly [string, ...string[]]

/** How the customers of a country are called, and how they and the team write to each other. */
export interface Language {
  readonly locale: string
  /** Of a hundred customers, so many. */
  readonly share: number
  /** The hours that the clock there is ahead of UTC. */
  readonly offset: number
  readonly firstNames: Texts
  readonly lastNames: Texts
  readonly cities: Texts
  readonly topics: readonly [Topic, ...Topic[]]
  readonly greetings: Texts
  readonly farewells: Texts
  /** Of the customer who still waits. */
  readonly nudges: Texts
  /** Of the customer who tells what was asked. */
  readonly details: Texts
  /** Of the agent who asks, or has to wait. */
  readonly questions: Texts
  readonly thanks: Texts
  readonly praise: Texts
  readonly blame: Texts
}
