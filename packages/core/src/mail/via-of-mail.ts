import type { Via } from '@fakedesk/spec'
import { viaOf } from '../families/tickets/via.ts'
import type { Message } from './message.ts'

/** By mail, with who stands at either end. */
export const viaOfMail = ({ from, to }: Pick<Message, 'from' | 'to'>): Via =>
  viaOf('email', { from: { ...from }, to: { ...to } })
