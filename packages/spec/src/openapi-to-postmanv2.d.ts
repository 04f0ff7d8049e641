declare module 'openapi-to-postmanv2' {
  interface Conversion {
    readonly result: boolean
    readonly reason?: string
    readonly output?: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]
  }
  const converter: {
    convertV2(
      input: { readonly type: 'json'; readonly data: unknown },
      options: Readonly<Record<string, unknown>>,
      done: (error: Error | null, result: Conversion) => void,
    ): void
  }
  export default converter
}
