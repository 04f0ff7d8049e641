/** As much of newman as is used here; it comes without types. */
declare module 'newman' {
  export interface Summary {
    readonly run: {
      readonly failures: readonly { readonly error: Error; readonly source?: { readonly name: string } }[]
      readonly executions: readonly {
        readonly item: { readonly name: string }
        readonly response?: { readonly code: number; text(): string }
      }[]
    }
  }

  const newman: { run(options: object, done: (error: Error | null, summary: Summary) => void): void }
  export default newman
}
