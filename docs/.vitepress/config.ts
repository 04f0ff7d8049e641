import { defineConfig } from 'vitepress'
import { linksIntoRepository } from './links-into-repository.ts'
import { readPages, sidebarOf } from './pages.ts'

const repository = 'https://github.com/fakedesk/fakedesk'

/** The site of this folder: a page for each file, the sidebar made from those that are there. A dead link fails the build. */
export default defineConfig({
  title: 'Fakedesk',
  description: 'A fake of the Zendesk Support API that keeps state.',
  cleanUrls: true,
  ignoreDeadLinks: [/^http:\/\/(127\.0\.0\.1|localhost)/],
  // Pages show placeholders of the service, {{ticket.id}}; none of them is an expression of Vue.
  vue: { template: { compilerOptions: { delimiters: ['[[[', ']]]'] } } },
  markdown: { config: (markdown) => markdown.use(linksIntoRepository, repository) },
  themeConfig: {
    sidebar: sidebarOf(readPages()),
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    footer: { message: 'MIT licence. Not affiliated with Zendesk.' },
  },
})
