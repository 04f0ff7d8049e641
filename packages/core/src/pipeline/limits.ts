/** Limits of the edge: what is beyond them is no use to anybody, and would cost everybody else. */

/** Beyond this many bytes the gateway refuses a JSON body. */
export const largestBody = 8 * 1024 * 1024
/** The same for a file (docs: Attachments), and with what a form has around it. */
export const largestFile = 50 * 1024 * 1024
export const largestUpload = largestFile + 64 * 1024
/** Bytes of all the files of one account: they live in memory. */
export const mostFileBytes = 256 * 1024 * 1024
/** Characters of path and query together. */
export const longestAddress = 8 * 1024
/** Objects and lists within one another, as Ruby's JSON parser has it by default. */
export const deepestJson = 100
/** Characters of a text whose length the specification does not limit: what a `text` column holds. */
export const longestText = 65_535
/** Items of a list whose length the specification does not limit. */
export const longestList = 10_000
/** Characters of what a `string` column holds. */
export const longestName = 255
/** Fields of a form, as Rack has it by default, and the length of a field's name. */
export const mostFields = 4096
export const longestFieldName = 1024
/** Bytes of `X-Zendesk-API-Warn`: proxies refuse answers with larger headers. */
export const longestWarning = 2048

/** Whether the text's objects and lists stand deeper within one another than JSON may. */
export function isTooDeep(json: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const character = json.charCodeAt(at)
    if (inText) {
      if (character === backslash) at++
      else if (character === quote) inText = false
    } else if (character === quote) inText = true
    else if (character === openBrace || character === openBracket) {
      if (++depth > deepestJson) return true
    } else if (character === closeBrace || character === closeBracket) depth--
  }
  return false
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = Array.from('"\\[]{}', (character) =>
  character.charCodeAt(0),
)
