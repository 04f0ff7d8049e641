import { closed, offered, type ToldTicket } from './told-ticket.ts'

/** What came in long ago, and is over. */
export const earlierTickets: readonly ToldTicket[] = [
  {
    daysAgo: 147.342,
    by: 'Elif',
    channel: 'email',
    subject: 'Prices for forty desk lamps',
    begins: {
      says: 'Good morning, we are moving to a new office in spring and need forty desk lamps, model Heron. Is there a price for such a number, and how long would it take?',
      tags: ['quote'],
    },
    goesOn: [
      [
        3,
        'Ada',
        {
          says: 'Thank you for asking! From twenty lamps on there are 12 % off. Forty of them can be with you three weeks after the order.',
          assignee: 'Ada',
          status: 'pending',
        },
      ],
      [21, 'Elif', { says: 'That suits us. The order will come from our purchasing department.' }],
      [2, 'Ada', { says: 'Wonderful, we look forward to it.', status: 'solved' }],
      offered,
      [5, 'Elif', { rates: ['good', 'A clear answer within the morning.'] }],
      [67, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 139.42,
    by: 'Rosa',
    channel: 'web',
    subject: 'Cannot sign in to my account',
    begins: { says: 'The page says that my password is wrong, and no mail comes when I ask for a new one.' },
    goesOn: [
      [1.5, 'Aki', { notes: 'Her address was entered with a typo: "exmaple". Corrected.', assignee: 'Aki' }],
      [
        0.2,
        'Aki',
        {
          says: 'There was a slip in the address that we had of you. It is corrected; please ask for a new password once more.',
          status: 'solved',
          tags: ['sign_in'],
        },
      ],
      offered,
      closed,
    ],
  },
  {
    name: 'wrong bulbs',
    daysAgo: 118.651,
    by: 'Rosa',
    channel: 'email',
    subject: 'Wrong bulbs in the box',
    begins: {
      says: 'I ordered warm light (2700 K), and there are cold ones (4000 K) in the box. Order 20417.',
      order: { topic: 'topic_return', orderNumber: '20417' },
    },
    goesOn: [
      [
        5,
        'Aki',
        {
          says: 'I am sorry! The right ones left our house today. Keep the others, or give them to somebody who likes a bright kitchen.',
          assignee: 'Aki',
          status: 'solved',
          type: 'question',
        },
      ],
      [20, 'Rosa', { says: 'They have come already. Grazie!' }],
      [1, 'Aki', { status: 'solved' }],
      offered,
      [2, 'Rosa', { rates: ['good'] }],
      closed,
    ],
  },
  {
    daysAgo: 112.284,
    by: 'Kofi',
    channel: 'web',
    subject: 'Invoice with our VAT number',
    begins: {
      says: 'Could you send invoice 2025-1188 again, with our VAT number on it? Our accountant will not take it otherwise.',
      tags: ['invoice'],
    },
    goesOn: [
      [2, 'Aki', { notes: 'One for you, Amara?', group: 'Billing' }],
      [
        4,
        'Amara',
        {
          says: 'Here it is. From now on the number will be on all of your invoices.',
          file: { name: 'invoice-2025-1188.txt', type: 'text/plain', content: invoice() },
          assignee: 'Amara',
          status: 'solved',
        },
      ],
      offered,
      closed,
    ],
  },
  {
    daysAgo: 95.807,
    by: 'Yuki',
    channel: 'email',
    subject: '注文のキャンセルについて',
    begins: {
      says: 'お世話になっております。昨日の注文（20588）をキャンセルしたいのですが、まだ間に合いますでしょうか。',
      order: { topic: 'topic_other', orderNumber: '20588' },
    },
    goesOn: [
      [
        9,
        'Amara',
        {
          says: 'ご連絡ありがとうございます。発送前でしたので、キャンセルを承りました。ご返金は五営業日以内に行われます。',
          assignee: 'Amara',
          status: 'solved',
          order: { refund: true },
        },
      ],
      offered,
      [30, 'Yuki', { rates: ['good', '早い対応をありがとうございました。'] }],
      [42, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 83.51,
    by: 'Elif',
    channel: 'api',
    subject: 'Order 20611: two lamps of forty arrived broken',
    begins: {
      says: 'Reported by the goods-in desk of Example Customer: 2 of 40 Heron lamps with cracked shades.',
      order: { topic: 'topic_warranty', orderNumber: '20611' },
      external_id: 'goods-in-7731',
      priority: 'high',
      tags: ['damaged'],
    },
    goesOn: [
      [
        1,
        'Ada',
        { says: 'Two shades are on their way. Nothing has to be sent back.', assignee: 'Aki', status: 'pending' },
      ],
      [50, 'Elif', { says: 'They have arrived and fit.' }],
      [3, 'Aki', { status: 'solved' }],
      offered,
      closed,
    ],
  },
  {
    daysAgo: 69.769,
    by: 'Lena',
    channel: 'web',
    subject: 'Lieferung an die Packstation?',
    begins: {
      says: 'Guten Tag, kann die Bestellung 20702 auch an eine Packstation geliefert werden? Tagsüber ist bei mir niemand zu Hause.',
      order: { topic: 'topic_delivery', orderNumber: '20702' },
    },
    goesOn: [
      [
        6,
        'Amara',
        {
          says: 'Guten Tag, das geht gern. Bitte schicken Sie uns Ihre Postnummer und die Nummer der Station.',
          assignee: 'Amara',
          status: 'pending',
        },
      ],
      [14, 'Lena', { says: 'Station 142, Postnummer 90811723. Vielen Dank!' }],
      [5, 'Amara', { says: 'Eingetragen. Das Paket geht heute hinaus.', status: 'solved' }],
      offered,
      [12, 'Lena', { rates: ['good', 'Schnell und freundlich.'] }],
      [60, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 58.113,
    by: 'Kofi',
    channel: 'native_messaging',
    subject: 'Conversation with Kofi Mensah',
    begins: { says: 'Hi, is the Heron lamp dimmable?' },
    goesOn: [
      [0.1, 'Aki', { says: 'Hello Kofi! It is, with the bulb that comes with it.', assignee: 'Aki' }],
      [0.1, 'Kofi', { says: 'And with a smart bulb?' }],
      [0.2, 'Aki', { says: 'With any that takes up to 9 W.', status: 'solved', tags: ['before_purchase'] }],
      closed,
    ],
  },
  {
    daysAgo: 49.947,
    by: 'Omar',
    channel: 'email',
    subject: 'Refund has not arrived',
    begins: {
      says: 'I sent the kettle back three weeks ago (order 20655) and have not seen my money. This is the second time that I ask.',
      order: { topic: 'topic_return', orderNumber: '20655' },
      priority: 'high',
    },
    goesOn: [
      [26, 'Aki', { notes: 'The parcel is booked in, the refund was never released.', group: 'Billing' }],
      [
        20,
        'Amara',
        {
          says: 'You are right, and I am sorry: the refund got stuck with us. It was paid out today.',
          assignee: 'Amara',
          order: { refund: true },
          status: 'solved',
        },
      ],
      offered,
      [1, 'Omar', { rates: ['bad', 'Two days without an answer, and I had to ask twice.', 5] }],
      closed,
    ],
  },
  {
    daysAgo: 44.675,
    by: 'Yuki',
    channel: 'web',
    subject: 'Spare lid for the teapot Wren',
    begins: { says: 'The lid of my teapot has fallen down. Can I buy a lid alone?', tags: ['spare_part'] },
    goesOn: [
      [8, 'Aki', { says: 'Yes: article 3380, in white and in grey.', assignee: 'Aki', status: 'solved' }],
      offered,
      closed,
    ],
  },
  {
    daysAgo: 37.408,
    by: 'Omar',
    channel: 'web',
    subject: 'How do I descale the kettle?',
    begins: { says: 'The leaflet tells of a powder that my shop does not have.', type: 'question' },
    goesOn: [
      [
        3,
        'Amara',
        { says: 'Citric acid does as well: two spoons in half a litre, warm, never boiling.', assignee: 'Amara' },
      ],
      [0.1, 'Amara', { status: 'solved' }],
      [40, 'Omar', { says: 'It shines. Thank you.' }],
      [7, 'Amara', { status: 'solved' }],
      offered,
      [10, 'Omar', { rates: ['good'] }],
      [62, 'service', { status: 'closed' }],
    ],
  },
  {
    daysAgo: 35.265,
    by: 'Rosa',
    channel: 'email',
    subject: 'Change of address',
    begins: { says: 'From the first of next month I live at Via dei Pini 8, Bologna. Please change it in my account.' },
    goesOn: [
      [30, 'Aki', { says: 'Done. A good start in the new home!', assignee: 'Aki', status: 'solved' }],
      offered,
      closed,
    ],
  },
]

function invoice(): string {
  return ['Invoice 2025-1188', 'Customer: Mensah Trading, VAT no. GB 204 8812 07', 'Total: 412.50 EUR', ''].join('\n')
}
