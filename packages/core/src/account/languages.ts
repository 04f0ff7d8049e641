import { Language } from '../dynamic-content.ts'
import { contentIn, type dynamicContentItems } from '../families/dynamic-content/dynamic-content-item.ts'
import type { StoredUser } from '../families/users/user.ts'
import type { CollectionOf } from '../store/collection.ts'
import type { Settings } from './account-settings.ts'

/** The account, as far as its languages are read from it. */
export interface Spoken {
  readonly users: { get(id: number | null | undefined): Pick<StoredUser, 'locale_id'> | undefined }
  readonly dynamicContentItems: CollectionOf<typeof dynamicContentItems>
  readonly settings: Settings
}

/** What an account speaks that has set nothing. */
const english = 1

/** The languages that texts of an account are read in, each made when it is first asked for. */
export class Languages {
  readonly #spoken: Spoken
  readonly #known = new Map<number, Language>()

  constructor(spoken: Spoken) {
    this.#spoken = spoken
  }

  /** That of a person; for nobody, and for who has chosen none, the account's. */
  of(userId: number | null | undefined): Language {
    const { users, settings } = this.#spoken
    return this.in(users.get(userId)?.locale_id ?? settings.localization.locale_id ?? english)
  }

  /** That of a locale. */
  in(localeId: number): Language {
    const language = this.#known.get(localeId) ?? this.#made(localeId)
    this.#known.set(localeId, language)
    return language
  }

  #made(localeId: number): Language {
    const { dynamicContentItems: items } = this.#spoken
    const textOf = (key: string) => contentIn(items.by('key', key).first(), localeId)
    return new Language(localeId, textOf, () => items.version)
  }
}
