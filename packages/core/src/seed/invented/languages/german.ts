import type { Language } from './language.ts'

export const german: Language = {
  locale: 'de',
  share: 16,
  offset: 1,
  firstNames: [
    ...([
      'Anna',
      'Jonas',
      'Mia',
      'Felix',
      'Clara',
      'Emil',
      'Greta',
      'Paul',
      'Ida',
      'Moritz',
      'Selin',
      'Tarek',
    ] as const),
    ...(['Lotte', 'Henrik', 'Nele', 'Anton', 'Frieda', 'Jannis'] as const),
  ],
  lastNames: [
    ...(['Albers', 'Brandt', 'Dietz', 'Engel', 'Fuchs', 'Gerber', 'Hartmann', 'Jansen', 'Krüger', 'Lorenz'] as const),
    ...(['Metz', 'Nowak', 'Özdemir', 'Peters', 'Roth', 'Seidel', 'Thoma', 'Weiß'] as const),
  ],
  cities: ['Leipzig', 'Bremen', 'Graz', 'Basel', 'Kassel', 'Ulm'],
  topics: [
    {
      name: 'delivery',
      subjects: ['Wo bleibt Bestellung {order}?', 'Paket nach {city}', 'Sendung {order} verspätet'],
      asks: [
        'Bestellung {order} sollte vor {days} Tagen hier sein, die Sendungsverfolgung steht seither still.',
        'Im Briefkasten lag eine Karte, aber bei der Filiale ist nichts angekommen.',
      ],
      answers: [
        'Das Paket liegt im Depot in {city} und wird morgen noch einmal zugestellt.',
        'Das tut uns leid. Wir haben die Bestellung {order} noch einmal losgeschickt.',
      ],
    },
    {
      name: 'return',
      subjects: ['Rückgabe von {product}', 'Erstattung für {order}'],
      asks: [
        'Der Artikel {product} passt leider nicht. Wie bekomme ich ein Etikett?',
        'Vor {days} Tagen habe ich alles zurückgeschickt und warte noch auf mein Geld.',
      ],
      answers: ['Das Etikett liegt in Ihrem Konto bereit.', 'Die Erstattung ist heute hinausgegangen.'],
    },
    {
      name: 'warranty',
      subjects: ['{product} defekt', 'Kratzer auf {product}'],
      asks: ['Nach {days} Wochen geht {product} nicht mehr an.', '{product} kam mit einem Sprung bei mir an.'],
      answers: [
        'Wir tauschen das Stück aus, ein neues ist unterwegs.',
        'Das fehlende Teil kommt in {days} Tagen mit der Post.',
      ],
    },
    {
      name: 'invoice',
      subjects: ['Rechnung zu {order}', 'Doppelt abgebucht'],
      asks: ['Bitte senden Sie mir die Rechnung zu {order}.', 'Der Betrag für {order} wurde zweimal abgebucht.'],
      answers: ['Die Rechnung steht jetzt in Ihrem Konto.', 'Eine der Buchungen war nur vorgemerkt und entfällt.'],
    },
    {
      name: 'account',
      subjects: ['Anmeldung klappt nicht', 'Neue E-Mail-Adresse'],
      asks: ['Mein Passwort wird nicht mehr angenommen.', 'Bitte ändern Sie die Adresse in meinem Konto.'],
      answers: ['Bitte fordern Sie noch einmal ein neues Passwort an.', 'Das ist geändert.'],
    },
    {
      name: 'question',
      subjects: ['Frage zu {product}', 'Wann gibt es {product} wieder?'],
      asks: ['Welche Birne braucht {product}?', 'Ist {product} bald wieder lieferbar?'],
      answers: ['Eine mit Sockel E14.', 'In etwa {days} Tagen, ich melde mich dann.'],
    },
  ],
  greetings: ['Guten Tag,', 'Hallo,', 'Sehr geehrte Damen und Herren,'],
  farewells: ['Mit freundlichen Grüßen', 'Viele Grüße', 'Danke im Voraus'],
  nudges: ['Gibt es etwas Neues?', 'Ich warte noch immer auf eine Antwort.'],
  details: ['Es ist die Bestellung {order}.', 'Das habe ich versucht, es bleibt dabei.'],
  questions: [
    'Wie lautet die Nummer der Bestellung?',
    'Könnten Sie uns ein Bild schicken?',
    'Ich frage im Lager nach und melde mich.',
  ],
  thanks: ['Vielen Dank!', 'Ist angekommen, danke.', 'Das ging ja schnell.'],
  praise: ['Schnell und freundlich.', 'Sehr zufrieden.'],
  blame: ['Hat viel zu lange gedauert.', 'Meine Frage wurde nicht gelesen.'],
}
