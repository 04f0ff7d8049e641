import { closed, offered, type ToldTicket } from './told-ticket.ts'

/** A teapot of 96 by 72 pixels. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAABIAgMAAAB0CRjwAAAACVBMVEXu6NxWeIzIPCggwbvGAAAAm0lEQVR42u3T0Q3DIAwE0CNSRqDzZAQq+ZZkyipN' +
  'mnBgq+pfo9afPB2WDAb+dbVKZPk6SOQuU6216vkmCnkDAri1sAeeEYFXYI20cATWSAvzCSZw3kQiExhvIgsDuNMOmCllgNOC7cj0nMtbSB3gU7AIylUB' +
  '0QxjyP6ouhe0/kM7vWPQfwW/iY1b49ykv92PDGuY/YDsYLi1P14PZhO4c/mbKtMAAAAASUVORK5CYII='

/** Of the last weeks: some done, some not. */
export const recentTickets: readonly ToldTicket[] = [
  {
    daysAgo: 27.328,
    by: 'Lena',
    channel: 'email',
    subject: 'Lampe flackert',
    begins: {
      says: 'Meine Heron flackert seit gestern, auch mit einer anderen Birne. Gekauft im Herbst, Bestellung 20702.',
      order: { topic: 'topic_warranty', orderNumber: '20702' },
      type: 'incident',
    },
    goesOn: [
      [
        4,
        'Amara',
        { says: 'Das tut mir leid. Eine neue ist unterwegs, das Etikett für die alte liegt bei.', assignee: 'Amara' },
      ],
      [0.1, 'Amara', { status: 'pending' }],
      [75, 'Lena', { says: 'Angekommen, leuchtet ruhig.' }],
      [2, 'Amara', { status: 'solved' }],
      offered,
      [20, 'Lena', { rates: ['good', 'So stelle ich mir das vor.'] }],
      closed,
    ],
  },
  {
    daysAgo: 24.605,
    by: 'Priya',
    channel: 'web',
    subject: 'Discount code is not accepted',
    begins: { says: 'WELCOME10 came with your newsletter, and the till says that it is unknown.', tags: ['voucher'] },
    goesOn: [
      [
        2,
        'Aki',
        { says: 'It was to begin a day later, which nobody had told the newsletter. Now it works.', assignee: 'Aki' },
      ],
      [0.1, 'Aki', { status: 'solved' }],
      offered,
      [3, 'Priya', { rates: ['bad', 'The lamp that I wanted was sold out by then.', 6] }],
      closed,
    ],
  },
  {
    daysAgo: 21.512,
    by: 'Kofi',
    channel: 'email',
    subject: 'Standing order for tea towels',
    begins: {
      says: 'We would like a dozen towels every quarter. Can that be arranged without ordering each time?',
      copies: ['Elif'],
    },
    goesOn: [
      [
        22,
        'Amara',
        {
          says: 'With pleasure: the first dozen leaves on the first of next month.',
          assignee: 'Amara',
          group: 'Billing',
        },
      ],
      [0.1, 'Amara', { status: 'solved', followers: ['Ada'] }],
      offered,
      closed,
    ],
  },
  {
    daysAgo: 18.756,
    by: 'Omar',
    channel: 'api',
    subject: 'Order 20799 returned by the carrier',
    begins: {
      says: 'The parcel came back: nobody of this name at the address.',
      order: { topic: 'topic_delivery', orderNumber: '20799' },
      external_id: 'carrier-551204',
    },
    goesOn: [
      [
        3,
        'Aki',
        {
          says: 'Your parcel came back to us. Is the address still Harbour Street 4?',
          assignee: 'Aki',
          status: 'pending',
        },
      ],
      [60, 'Omar', { says: 'Number 14! Sorry, that was my slip.' }],
      [4, 'Aki', { says: 'On its way again, to number 14.', status: 'solved' }],
      offered,
      [72, 'service', { status: 'closed' }],
    ],
  },
  {
    name: 'bulbs again',
    daysAgo: 16.454,
    by: 'Rosa',
    channel: 'email',
    subject: 'Re: Wrong bulbs in the box',
    follows: 'wrong bulbs',
    begins: {
      says: 'It is me again, and again there are cold bulbs in the box. Order 20831.',
      order: { orderNumber: '20831' },
    },
    goesOn: [
      [
        3,
        'Aki',
        {
          notes: 'The second time. The shelves 14 and 15 must have been swapped.',
          assignee: 'Aki',
          followers: ['Ada'],
        },
      ],
      [
        1,
        'Aki',
        {
          says: 'I am really sorry. We have found out why, and the right ones are with the courier.',
          status: 'pending',
        },
      ],
      [70, 'Rosa', { says: 'Now my kitchen is warm. Thank you for taking care!' }],
      [1, 'Aki', { status: 'solved' }],
      offered,
      [9, 'Rosa', { rates: ['good', 'A mistake can happen, and this is how to mend it.'] }],
      [72, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 13.209,
    by: 'Mateo',
    channel: 'web',
    subject: 'Prazo de entrega para Portugal',
    begins: {
      says: 'Quanto tempo demora a entrega em Coimbra? Preciso do candeeiro antes do dia 20.',
      type: 'question',
    },
    goesOn: [
      [
        7,
        'Amara',
        { says: 'Normalmente três a quatro dias úteis. Se encomendar hoje, chega a tempo.', assignee: 'Amara' },
      ],
      [0.1, 'Amara', { status: 'solved' }],
      offered,
      closed,
    ],
  },
  {
    daysAgo: 11.831,
    by: 'Omar',
    channel: 'email',
    subject: 'asdf',
    begins: { says: 'A slip of the keyboard, please pass over this one.' },
    goesOn: [[2, 'Ada', { does: 'deletes' }]],
  },
  {
    name: 'courier strike',
    daysAgo: 9.412,
    by: 'Elif',
    channel: 'web',
    subject: 'No parcels in the north since Monday',
    begins: {
      says: 'None of our three branches in the north has got a delivery this week. Is something wrong?',
      priority: 'urgent',
      type: 'problem',
      tags: ['carrier'],
    },
    goesOn: [
      [
        0.5,
        'Ada',
        {
          notes: 'The depot is on strike until further notice; everybody who asks belongs to this one.',
          assignee: 'Ada',
        },
      ],
      [0.1, 'Ada', { says: 'The depot in the north is on strike. We are sending the urgent ones by another carrier.' }],
      [2, 'Ada', { isWithCarrier: true, followers: ['Aki', 'Amara'] }],
    ],
  },
  {
    daysAgo: 8.971,
    by: 'Kofi',
    channel: 'email',
    subject: 'Parcel has not moved for three days',
    begins: {
      says: 'The tracking of order 20857 says "at the depot" since Tuesday.',
      order: { topic: 'topic_delivery', orderNumber: '20857' },
    },
    goesOn: [
      [1, 'Aki', { type: 'incident', problem: 'courier strike', assignee: 'Aki' }],
      [
        0.1,
        'Aki',
        { says: 'There is a strike at the depot. I will write as soon as the parcel moves.', isWithCarrier: true },
      ],
    ],
  },
  {
    daysAgo: 8.255,
    by: 'Priya',
    channel: 'native_messaging',
    subject: 'Conversation with Priya Nair',
    begins: {
      says: 'My order should have been here yesterday',
      order: { topic: 'topic_delivery', orderNumber: '20860' },
    },
    goesOn: [
      [
        0.1,
        'Amara',
        { says: 'Let me look ... it waits at a depot that is on strike.', assignee: 'Amara', priority: 'normal' },
      ],
      [0.1, 'Priya', { says: 'Any idea how long?' }],
      [
        0.2,
        'Amara',
        {
          says: 'Not yet, I am afraid. You will hear from me.',
          type: 'incident',
          problem: 'courier strike',
          status: 'hold',
        },
      ],
    ],
  },
  {
    name: 'broken spout',
    daysAgo: 7.308,
    by: 'Yuki',
    channel: 'email',
    subject: 'The spout of my teapot is chipped',
    begins: {
      says: 'The teapot from order 20866 has a chip at the spout. Please see the picture.',
      order: { topic: 'topic_warranty', orderNumber: '20866' },
      file: { name: 'spout.png', type: 'image/png', base64: picture },
    },
    goesOn: [
      [
        20,
        'Amara',
        { says: 'Thank you for the picture. Would you like another one, or the money back?', assignee: 'Amara' },
      ],
      [0.1, 'Amara', { status: 'pending', priority: 'normal' }],
    ],
  },
  {
    daysAgo: 7.173,
    by: 'Yuki',
    channel: 'web',
    subject: 'Chipped teapot, order 20866',
    begins: { says: 'I wrote an email, but am not sure whether it has arrived. The spout is chipped.' },
    goesOn: [[18, 'Amara', { mergesInto: 'broken spout' }]],
  },
  {
    daysAgo: 6.416,
    by: 'Mateo',
    channel: 'email',
    subject: 'Candeeiro sem manual',
    begins: { says: 'O candeeiro chegou, mas a caixa não tem manual. Podem enviar em PDF?' },
    goesOn: [
      [
        5,
        'Aki',
        {
          says: 'Claro, aqui está.',
          file: { name: 'heron.txt', type: 'text/plain', content: manual() },
          assignee: 'Aki',
        },
      ],
      [0.1, 'Aki', { status: 'solved' }],
      offered,
      [4, 'Mateo', { rates: ['good'] }],
      [68, 'service', { status: 'closed' }],
    ],
  },
]

function manual(): string {
  return ['Heron', '1. Atarraxe a base.', '2. Coloque a lâmpada (até 9 W).', '3. Ligue à corrente.', ''].join('\n')
}
