import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DefaultTheme } from 'vitepress'

export interface PageEntry {
  /** `decisions/2026-11-25-snapshots`: the file under `docs`, without its ending. */
  readonly name: string
  readonly title: string
}

interface Section extends DefaultTheme.SidebarItem {
  items: DefaultTheme.SidebarItem[]
}

const docs = join(import.meta.dirname, '..')

/** What readers look for first, in this order. A page that is not named here stands under "How it behaves". */
const firstSections: Readonly<Record<string, readonly string[]>> = {
  'Run it': ['running', 'point-your-client', 'https', 'configuration', 'docker', 'ci'],
  'Test with it': ['testing', 'jest', 'faults', 'time', 'snapshots'],
}
const lastSections: Readonly<Record<string, readonly string[]>> = {
  'Work on it': ['architecture', 'adding-a-family'],
}

/** Every page but the front page, with the title that its first line gives. */
export function readPages(): readonly PageEntry[] {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && file !== 'index.md' && !file.startsWith('.'))
    .sort()
    .map((file) => ({ name: file.replace(/\.md$/, ''), title: titleOf(file) }))
}

export function sidebarOf(pages: readonly PageEntry[]): Section[] {
  const decisions = pages.filter(({ name }) => name.startsWith('decisions/'))
  const named = Object.values({ ...firstSections, ...lastSections }).flat()
  const others = pages.filter((page) => !decisions.includes(page) && !named.includes(page.name))
  return [
    ...sectionsOf(firstSections, pages),
    section('How it behaves', others),
    ...sectionsOf(lastSections, pages),
    { ...section('Decisions', decisions), collapsed: true },
  ].filter(({ items }) => items.length > 0)
}

function sectionsOf(sections: Readonly<Record<string, readonly string[]>>, pages: readonly PageEntry[]): Section[] {
  return Object.entries(sections).map(([text, names]) =>
    section(
      text,
      names.flatMap((name) => pages.filter((page) => page.name === name)),
    ),
  )
}

function section(text: string, pages: readonly PageEntry[]): Section {
  return { text, items: pages.map(({ name, title }) => ({ text: title, link: `/${name}` })) }
}

function titleOf(file: string): string {
  const [, title] = /^# (.+)$/m.exec(readFileSync(join(docs, file), 'utf8')) ?? []
  if (title === undefined) throw new Error(`docs/${file} has no title: a line that begins with "# "`)
  return title.replaceAll('`', '')
}
