import type { Language } from './language.ts'

export const english: Language = {
  locale: 'en-US',
  share: 50,
  offset: 0,
  firstNames: [
    ...(['Ava', 'Noah', 'Grace', 'Liam', 'Zoe', 'Owen', 'Ruby', 'Ethan', 'Nora', 'Caleb', 'Ivy', 'Jonah'] as const),
    ...([
      'Aisha',
      'Kwame',
      'Mei',
      'Rohan',
      'Tara',
      'Declan',
      'Siobhan',
      'Imran',
      'Hannah',
      'Marcus',
      'Ella',
      'Toby',
    ] as const),
  ],
  lastNames: [
    ...(['Archer', 'Bell', 'Carver', 'Doyle', 'Ellis', 'Fletcher', 'Grant', 'Hughes', 'Irwin', 'Jennings'] as const),
    ...([
      'Khan',
      'Lowe',
      'Marsh',
      'Norris',
      'Okafor',
      'Patel',
      'Quinn',
      'Reid',
      'Sharma',
      'Turner',
      'Vance',
      'Wells',
    ] as const),
  ],
  cities: ['Leeds', 'Cork', 'Bristol', 'Aberdeen', 'Norwich', 'Galway', 'Exeter', 'York'],
  topics: [
    {
      name: 'delivery',
      subjects: ['Where is order {order}?', 'Parcel {order} is late', 'Delivery to {city}', 'Tracking stands still'],
      asks: [
        'Order {order} should have been here {days} days ago, and the tracking has not changed since.',
        'The driver left a card but no parcel. What happens to order {order} now?',
        'I have moved to {city} in the meantime. Can order {order} still be sent there?',
        'Only one of two boxes of order {order} has come. Is the other one on its way?',
      ],
      answers: [
        'Your parcel waits at the depot in {city}. I have asked for another attempt tomorrow.',
        'The carrier has found it: it went to the wrong depot and should be with you in {days} days.',
        'I am sorry for the wait. We have sent order {order} once more, by express.',
      ],
    },
    {
      name: 'return',
      subjects: ['Return of {product}', 'Sending order {order} back', 'Refund for {order}', 'Wrong article'],
      asks: [
        'The {product} is lovely, but too large for my room. How do I send it back?',
        'I returned order {order} {days} days ago and have not had my money.',
        'There was a {product} in the box, which is not what I ordered.',
      ],
      answers: [
        'A label is in your account. Once the parcel is here, the money takes {days} days.',
        'The refund for order {order} left us today.',
        'Keep it, please; the right one is with the courier already.',
      ],
    },
    {
      name: 'warranty',
      subjects: [
        '{product} broken',
        '{product} stopped working',
        'Scratch on a new {product}',
        'Warranty for order {order}',
      ],
      asks: [
        'After {days} weeks the {product} has stopped working. Nothing happens when I switch it on.',
        'The {product} arrived with a crack. I have kept the box.',
        'One screw of the {product} turns and turns without holding.',
      ],
      answers: [
        'That should not happen. A new {product} is on its way, and the courier takes the old one along.',
        'Could you try it at another socket? If it stays dark we exchange it.',
        'We have put the missing part into an envelope; it should be there in {days} days.',
      ],
    },
    {
      name: 'invoice',
      subjects: ['Invoice for order {order}', 'VAT number on invoice', 'Charged twice', 'Wrong address on the invoice'],
      asks: [
        'Please send me the invoice for order {order} as a PDF.',
        'My card was charged twice for order {order}.',
        'Our accountant needs the company name on the invoice for {order}.',
      ],
      answers: [
        'The invoice is in your account now, under documents.',
        'One of the two is a reservation, which falls away within {days} days.',
        'It is corrected, and the new one is attached to your order.',
      ],
    },
    {
      name: 'account',
      subjects: ['Cannot sign in', 'Password mail does not come', 'Please change my email address', 'Two accounts'],
      asks: [
        'I ask for a new password, and no mail arrives.',
        'It seems that I have two accounts. Can you make one of them?',
        'Please delete my account and what you know of me.',
      ],
      answers: [
        'There was a typing error in your address; please try once more.',
        'The two are one now, with all orders in it.',
        'That is done. You get a last mail that confirms it.',
      ],
    },
    {
      name: 'question',
      subjects: [
        'Question about {product}',
        'Does {product} come in blue?',
        'Spare part for {product}',
        'How do I clean {product}?',
      ],
      asks: [
        'Which bulb does the {product} take?',
        'Will the {product} be in stock again before the holidays?',
        'The leaflet of the {product} is gone. Could you send me another one?',
        'Is the {product} safe in a dishwasher?',
      ],
      answers: [
        'It is, up to 60 degrees.',
        'We expect it in {days} days. Shall I write to you then?',
        'The leaflet is on the page of the {product}, at the very end.',
      ],
    },
    {
      name: 'order',
      subjects: ['Cancel order {order}', 'Voucher is not accepted', 'Change of order {order}', 'Gift wrapping'],
      asks: [
        'I ordered the {product} twice by mistake. Please cancel one.',
        'The till does not take my voucher.',
        'Can you add a {product} to order {order} before it leaves?',
      ],
      answers: [
        'Cancelled; nothing will be charged.',
        'It works from a value of 40 on. I have taken it off your order by hand.',
        'It goes along in the same parcel.',
      ],
    },
  ],
  greetings: ['Hello,', 'Hi there,', 'Good morning,', 'Dear team,'],
  farewells: ['Best regards', 'Thanks', 'Kind regards', 'Cheers'],
  nudges: ['Is there any news?', 'I am still waiting.', 'It has been {days} days. Could somebody look into this?'],
  details: [
    'It is order {order}.',
    'The number on the label ends in {days}7.',
    'I have tried that, and it is the same as before.',
  ],
  questions: [
    'Could you tell me the number of your order?',
    'Would you send us a picture of it?',
    'I have asked the warehouse and will write as soon as I know more.',
  ],
  thanks: ['Great, thank you!', 'That was quick. Thanks.', 'It has arrived, all is well.'],
  praise: ['Friendly and quick.', 'Solved at once.', 'I felt looked after.'],
  blame: ['It took far too long.', 'Nobody read what I wrote.', 'Still not solved.'],
}
