import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/** Links that lead out of `docs`, such as `../specs/control/openapi.yaml`, lead to the repository: the site has no such pages. */
export function linksIntoRepository(markdown: MarkdownRenderer, repository: string): void {
  markdown.core.ruler.push('links-into-repository', ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const to = token.type === 'link_open' ? token.attrGet('href') : null
      if (to?.startsWith('.')) token.attrSet('href', addressOf(to, env.relativePath, repository))
    }
  })
}

function addressOf(to: string, page: string, repository: string): string {
  const path = posix.join('docs', posix.dirname(page), to)
  return path.startsWith('docs/') ? to : `${repository}/blob/main/${path}`
}
