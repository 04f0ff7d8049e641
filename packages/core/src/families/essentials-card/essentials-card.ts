import type { EssentialsCard } from '@fakedesk/spec'
import { type Handlers, shown } from '../../operation.ts'
import { listRows } from '../../store/rows.ts'
import { cardOf, cardSet, kindsWithCards, setCard } from './cards.ts'

export const essentialsCardOperations = {
  ShowEssentialsCards: ({ account }) =>
    listRows<EssentialsCard, EssentialsCard>(kindsWithCards.map((kind) => cardOf(account, kind))),
  ShowEssentialsCard: ({ account, path }) => shown(cardOf(account, path.object_type)),
  UpdateEssentialsCard: ({ account, path, body }) =>
    setCard(account, path.object_type, body.object_layout.fields ?? []),
  /** The card shows what it did before it was set. */
  DeleteEssentialsCard: ({ account, path }) => {
    const card = cardSet(account, path.object_type)
    if (card) account.essentialsCards.delete(card)
  },
} satisfies Handlers<'essentials-card'>
