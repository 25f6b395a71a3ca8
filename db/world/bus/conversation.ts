import { ago, ahead } from '../moments.ts';
import type { Conversation, InputKey, Lang, Participant, ParticipantKey, Statement } from '../types.ts';
import { castVotes } from '../votes.ts';

/** Percent who agree, by attitude: word, stop, whole. */
type Agree = readonly [number, number, number];

function statement(name: string, lang: Lang, body: string, agree: Agree, rest: Omit<Statement, 'key' | 'lang' | 'body' | 'agree'>): Statement {
  const key: InputKey = `inputs.bus-statement-${name}`;
  return { key, lang, body, agree: { word: agree[0], stop: agree[1], whole: agree[2] }, ...rest };
}

function seed(name: string, lang: Lang, body: string, agree: Agree, isMeta = false): Statement {
  return statement(name, lang, body, agree, {
    channel: 'web',
    speaks: 'self',
    authorLocale: lang,
    recordedBy: 'persons.imelda',
    said: ago(9, 9),
    isSeed: true,
    isMeta,
    coverage: 0.84,
    answers: [],
    moderation: { verdict: 'accepted', lang: 'en', at: ago(9, 9), by: 'persons.imelda' },
  });
}

interface Added {
  by: string;
  daysAgo: number;
  hour: number;
  coverage: number;
  locale?: Lang;
}

function added(name: string, lang: Lang, body: string, agree: Agree, { by, daysAgo, hour, coverage, locale }: Added): Statement {
  const participant: ParticipantKey = `participants.bus-${by}`;
  return statement(name, lang, body, agree, {
    channel: 'web',
    speaks: 'self',
    authorLocale: locale ?? lang,
    participant,
    said: ago(daysAgo, hour),
    isSeed: false,
    isMeta: false,
    coverage,
    answers: [],
    ...(daysAgo > 3 ? { moderation: { verdict: 'accepted' as const, lang: 'en' as const, at: ago(daysAgo - 1, 9), by: 'persons.imelda' as const } } : {}),
  });
}

export const statements: readonly Statement[] = [
  seed('by-nine', 'en', 'If a driver is out, tell us by nine the evening before, even when the plan may still change.', [96, 78, 62]),
  seed('little-ones', 'en', 'No child in third grade or younger should wait at a stop without an adult.', [55, 97, 60]),
  seed('open-doors', 'es', 'La escuela debería abrir a las 6:45, con un adulto adentro, para los niños que llegan temprano.', [48, 93, 55]),
  seed('late-bus-late-child', 'en', 'A late bus should never be counted as a late child.', [97, 95, 94]),
  seed('lit-stop', 'es', 'Prefiero caminar diez minutos a una parada con luz que esperar cinco en una esquina oscura.', [30, 84, 46]),
  seed('rides', 'en', 'I have a child who rides Route 7 or Route 12.', [70, 78, 34], true),
  {
    ...added('railroad', 'en', 'Ask the railroad in writing to keep Kiln Road clear from 6:30 to 7:30. I have never seen the letter.', [82, 76, 96], {
      by: 'len',
      daysAgo: 8,
      hour: 12,
      coverage: 0.8,
    }),
    answers: [
      {
        verdict: 'used',
        lang: 'en',
        given: ago(3, 15),
        by: 'persons.glenn',
        link: 'https://example.org/three-ferries/letter-to-the-railroad',
        reason:
          'You were right: we had only telephoned. A letter has now gone out from the district, the county and the plant, with four weeks of counts. It is posted here, and their answer will be too.',
      },
    ],
  },
  added('pay-drivers', 'en', 'Pay drivers enough that they stay, before the district buys another app.', [32, 58, 97], {
    by: 'delroy',
    daysAgo: 8,
    hour: 13,
    coverage: 0.78,
  }),
  added('hands-on-wheel', 'en', 'I can’t call parents while I drive. Somebody at a desk has to give the word, not the driver.', [90, 84, 93], {
    by: 'yolanda',
    daysAgo: 8,
    hour: 14,
    coverage: 0.78,
  }),
  added('real-time', 'es', 'Salgo del turno a las 6:30. Necesito saber a qué hora pasa el bus de verdad, no la hora del papel.', [98, 72, 48], {
    by: 'marisol',
    daysAgo: 8,
    hour: 15,
    coverage: 0.78,
  }),
  added('quiz-at-lunch', 'en', 'If the bus made me miss the quiz, let me take it at lunch.', [88, 86, 79], {
    by: 'caleb',
    daysAgo: 7,
    hour: 16,
    coverage: 0.76,
  }),
  added('spare-lift', 'en', 'A spare bus without a lift is not a spare bus for my daughter.', [84, 96, 90], {
    by: 'dwayne',
    daysAgo: 7,
    hour: 20,
    coverage: 0.76,
  }),
  added('one-phone', 'es', 'Una aplicación no me sirve: en mi casa hay un solo teléfono y mi esposo se lo lleva al trabajo.', [38, 80, 77], {
    by: 'lupe',
    daysAgo: 7,
    hour: 21,
    coverage: 0.76,
  }),
  added('later-bell', 'en', 'Start the middle school later, even if practice ends in the dark.', [34, 16, 81], {
    by: 'amara',
    daysAgo: 7,
    hour: 15,
    coverage: 0.76,
  }),
  {
    ...added('breakfast', 'en', 'Keep breakfast for the ones the bus brings late. My grandsons sat down hungry eleven times this fall.', [90, 97, 91], {
      by: 'bev',
      daysAgo: 7,
      hour: 10,
      coverage: 0.76,
    }),
    answers: [
      {
        verdict: 'used',
        lang: 'en',
        given: ago(2, 11),
        by: 'persons.imelda',
        reason:
          'Kitchens at Kiln Hill and Landing Street now hold breakfast bags until 9:15. The middle school cannot yet: its kitchen closes at 8:30 and we are still looking for a person.',
      },
    ],
  },
  added('older-help', 'en', 'High school students could watch the little ones at the stop and earn service hours for it.', [45, 62, 35], {
    by: 'noor',
    daysAgo: 6,
    hour: 17,
    coverage: 0.72,
  }),
  added('same-minute', 'es', 'El aviso en español tiene que llegar al mismo minuto que el de inglés, no media hora después.', [94, 90, 84], {
    by: 'efrain',
    daysAgo: 6,
    hour: 20,
    coverage: 0.72,
  }),
  added('not-from-west', 'en', 'West Bank kids should not ride longer so that other kids can ride shorter.', [52, 38, 14], {
    by: 'walk-in-34',
    daysAgo: 6,
    hour: 21,
    coverage: 0.72,
  }),
  added('ask-drivers', 'es', 'Los choferes conocemos cada vuelta. Pregúntennos antes de cambiar una ruta, no después.', [68, 74, 97], {
    by: 'hector',
    daysAgo: 5,
    hour: 10,
    coverage: 0.68,
  }),
  {
    ...added('red-cap', 'en', 'The one with the red cap who drives on Tuesdays is lazy and everybody on our street knows it.', [40, 30, 4], {
      by: 'walk-in-07',
      daysAgo: 5,
      hour: 7,
      coverage: 0,
    }),
    moderation: {
      verdict: 'hidden',
      rule: 'names-a-person',
      lang: 'en',
      at: ago(5, 8, 40),
      by: 'persons.imelda',
      reason:
        'It points at one person, who cannot reply here. Please tell us what happened at your stop on those Tuesdays, and we will put that in front of everyone. Your words are kept and only the conveners can read them.',
    },
  },
  added('no-more-lists', 'en', 'I don’t want my number on one more list.', [18, 34, 52], { by: 'walk-in-12', daysAgo: 5, hour: 22, coverage: 0.66 }),
  added('ice', 'es', 'En enero, veinte minutos parados en el hielo no son un retraso: son un peligro para los chiquitos.', [72, 98, 66], {
    by: 'diego',
    daysAgo: 4,
    hour: 16,
    coverage: 0.64,
  }),
  added('vests', 'en', 'Two adults from our church already stand on Mill Street at 6:30. Give them vests and a number that somebody answers.', [66, 95, 70], {
    by: 'althea',
    daysAgo: 4,
    hour: 18,
    coverage: 0.64,
  }),
  added('school-sends-ride', 'es', 'Si el bus no llega en quince minutos, que el distrito mande un transporte y que lo pague.', [93, 68, 36], {
    by: 'walk-in-03',
    daysAgo: 2,
    hour: 8,
    coverage: 0.4,
  }),
];

/** The open conversation; its votes belong to the given participants. */
export function conversation(participants: readonly Participant[]): Conversation {
  return {
    key: 'conversations.bus-mornings',
    topic: 'What still has to change so that mornings work on the East Bank?',
    introduction:
      'Route 12 has had its own bus for three weeks. What else has to be true at the stop, on the bus and at the school door? Vote on what others wrote, and add what is missing. What most people share goes on the table when we review the test.',
    lang: 'en',
    opens: ago(9, 9),
    closes: ahead(12, 20),
    createdBy: 'persons.imelda',
    isOpenToAll: true,
    statements,
    votes: castVotes(412, statements, participants),
  };
}
