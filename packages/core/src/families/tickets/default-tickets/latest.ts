import { offered, type ToldTicket } from './told-ticket.ts'

/** Of the last days: what the team has on its desk. */
export const latestTickets: readonly ToldTicket[] = [
  {
    daysAgo: 5.629,
    by: 'Lena',
    channel: 'web',
    subject: 'Rechnung fehlt',
    begins: { says: 'Zur Bestellung 20871 habe ich keine Rechnung bekommen.', tags: ['invoice'] },
    goesOn: [
      [3, 'Aki', { group: 'Billing' }],
      [
        19,
        'Amara',
        { says: 'Die Rechnung ist jetzt in Ihrem Konto unter „Belege“.', assignee: 'Amara', status: 'solved' },
      ],
      offered,
      [2, 'Lena', { rates: ['good', 'Danke!'] }],
      [70, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 5.181,
    by: 'Elif',
    channel: 'email',
    subject: 'Quarterly review of our account',
    begins: {
      says: 'Could we talk next week about volumes and terms for the coming year?',
      type: 'task',
      priority: 'low',
    },
    goesOn: [
      [2, 'Ada', { notes: 'I will prepare the figures.', assignee: 'Ada', followers: ['Amara'] }],
      [1, 'Ada', { says: 'Gladly. Would Wednesday at ten suit you?', status: 'pending' }],
    ],
  },
  {
    daysAgo: 4.881,
    by: 'Omar',
    channel: 'web',
    subject: 'Kettle switches itself on',
    begins: {
      says: 'The kettle from order 20655 switched itself on at night. I have unplugged it.',
      order: { topic: 'topic_warranty', orderNumber: '20655' },
      priority: 'urgent',
      tags: ['safety'],
    },
    goesOn: [
      [
        0.3,
        'Aki',
        { notes: 'Safety: told the maker, they want this kettle for tests.', assignee: 'Aki', followers: ['Ada'] },
      ],
      [
        0.2,
        'Aki',
        { says: 'Please keep it unplugged. A courier will fetch it tomorrow, a new one comes along.', status: 'open' },
      ],
      [26, 'Omar', { says: 'Fetched. When will you know more?' }],
    ],
  },
  {
    daysAgo: 4.375,
    by: 'Kofi',
    channel: 'email',
    subject: 'Charged twice for order 20880',
    begins: {
      says: 'My card shows 64.90 twice on the same day. Please give one back.',
      order: { topic: 'topic_return', orderNumber: '20880' },
      priority: 'high',
    },
    goesOn: [
      [1, 'Aki', { group: 'Billing', notes: 'The payment log shows one charge and one reservation.' }],
      [
        3,
        'Amara',
        {
          says: 'One of the two is a reservation that falls away. Is it still there?',
          assignee: 'Amara',
          status: 'pending',
        },
      ],
      [48, 'Kofi', { says: 'Still there this morning.' }],
      [2, 'Amara', { notes: 'Asked the payment service, number 8812-5.', status: 'hold' }],
    ],
  },
  {
    daysAgo: 3.908,
    by: 'Nadia',
    channel: 'web',
    subject: 'Do you ship to Bulgaria?',
    begins: { says: 'The till does not offer my country.', type: 'question' },
    goesOn: [
      [4, 'Amara', { says: 'Since last month we do; the list is mended now.', assignee: 'Amara', status: 'solved' }],
      offered,
    ],
  },
  {
    daysAgo: 3.274,
    by: 'Priya',
    channel: 'email',
    subject: 'Return of two mugs',
    begins: {
      says: 'The colour is not mine. How do I send the mugs back (order 20884)?',
      order: { topic: 'topic_return', orderNumber: '20884' },
    },
    goesOn: [
      [6, 'Aki', { says: 'With the label in your account, within thirty days.', assignee: 'Aki', status: 'solved' }],
      offered,
    ],
  },
  {
    daysAgo: 2.975,
    by: 'Rosa',
    channel: 'native_messaging',
    subject: 'Conversation with Rosa Ferrari',
    begins: { says: 'Ciao! Is the blue teapot coming back?' },
    goesOn: [
      [0.1, 'Aki', { says: 'Ciao Rosa! In two weeks or so. Shall I write to you then?', assignee: 'Aki' }],
      [0.1, 'Rosa', { says: 'Yes please' }],
      [0.1, 'Aki', { status: 'pending', tags: ['restock'] }],
    ],
  },
  {
    daysAgo: 2.451,
    by: 'Mateo',
    channel: 'web',
    subject: 'Parcel left at the wrong door',
    begins: {
      says: 'The note says "with the neighbour at 12", but there is no 12 in my street.',
      order: { topic: 'topic_delivery', orderNumber: '20889' },
      priority: 'high',
    },
    goesOn: [
      [2, 'Amara', { says: 'I have asked the carrier to look for it.', assignee: 'Amara', order: { promisedOn: 3 } }],
      [0.1, 'Amara', { isWithCarrier: true }],
    ],
  },
  {
    daysAgo: 2.107,
    by: 'Elif',
    channel: 'api',
    subject: 'Order 20893: one box is missing',
    begins: {
      says: 'Reported by the goods-in desk of Example Customer: 5 of 6 boxes came.',
      order: { topic: 'topic_delivery', orderNumber: '20893' },
      external_id: 'goods-in-7802',
    },
    goesOn: [
      [3, 'Aki', { notes: 'Packed as six by the log.', assignee: 'Aki' }],
      [1, 'Aki', { says: 'Six boxes left our house. Would you look whether one is at reception?', status: 'pending' }],
    ],
  },
  {
    daysAgo: 1.729,
    by: 'Yuki',
    channel: 'web',
    subject: 'Gift wrapping',
    begins: { says: 'Can order 20897 be wrapped as a present? It is for my mother.', type: 'question' },
    goesOn: [
      [
        3,
        'Amara',
        { says: 'Of course. It costs nothing, and there is a card with it.', assignee: 'Amara', status: 'solved' },
      ],
    ],
  },
  {
    daysAgo: 1.306,
    by: 'Omar',
    channel: 'email',
    subject: 'Question about the warranty of the new kettle',
    begins: { says: 'Does the warranty begin anew with the one that you sent?', copies: ['Lena'] },
    goesOn: [[5, 'Aki', { says: 'It does: two years from the day it came.', assignee: 'Aki' }]],
  },
  {
    daysAgo: 0.972,
    by: 'Nadia',
    channel: 'email',
    subject: 'Поръчка 20901',
    begins: {
      says: 'Здравейте, кога ще пристигне поръчката ми?',
      order: { topic: 'topic_delivery', orderNumber: '20901' },
    },
    goesOn: [[4, 'Amara', { assignee: 'Amara', priority: 'normal' }]],
  },
  {
    daysAgo: 0.618,
    by: 'Kofi',
    channel: 'web',
    subject: 'Which bulb for the lamp Egret?',
    begins: { says: 'E14 or E27? The page and the box differ.', type: 'question' },
    goesOn: [[1, 'Aki', { says: 'E14. Thank you for telling us, the page is being mended.', assignee: 'Aki' }]],
  },
  {
    daysAgo: 0.438,
    by: 'Lena',
    channel: 'email',
    subject: 'Teilrückgabe möglich?',
    begins: {
      says: 'Ich möchte nur zwei der vier Tassen aus Bestellung 20895 behalten.',
      order: { topic: 'topic_return', orderNumber: '20895' },
    },
    goesOn: [[1, 'Aki', { group: 'Support', priority: 'low' }]],
  },
  {
    daysAgo: 0.2,
    by: 'Priya',
    channel: 'web',
    subject: 'Newsletter comes twice',
    begins: { says: 'Every Friday I get two of them. One is enough!' },
  },
  {
    daysAgo: 0.1,
    by: 'Mateo',
    channel: 'email',
    subject: 'Fatura em nome da empresa',
    begins: { says: 'Podem emitir a fatura da encomenda 20903 em nome da empresa?', tags: ['invoice'] },
  },
  {
    daysAgo: 0.05,
    by: 'Elif',
    channel: 'web',
    subject: 'Delivery to a building site',
    begins: {
      says: 'Can a delivery go to a site without a street number? There is a gate with a guard.',
      order: { topic: 'topic_delivery' },
    },
  },
  {
    daysAgo: 0.02,
    by: 'Nadia',
    channel: 'web',
    subject: 'The photo of the vase is missing',
    begins: {
      says: 'On the page of the vase Plover there is a grey square where the photo should be.',
      priority: 'low',
    },
  },
]
