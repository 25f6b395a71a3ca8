import { ago } from '../moments.ts';
import type { Card } from '../types.ts';

const imelda = { guess: 'persons.imelda' } as const;

/** What groups say about themselves. The West Bank and the neighbours have no card yet. */
export const cards: readonly Card[] = [
  {
    group: 'groups.spanish',
    link: { at: ago(21, 9), locale: 'es', by: 'persons.imelda' },
    voices: [
      { voice: 'chela', name: 'Graciela Montes', role: 'abuela, ruta 12', lang: 'es', at: ago(19, 20) },
      { voice: 'father', role: 'papá de dos niñas', lang: 'es', at: ago(17, 22) },
    ],
    lines: [
      {
        field: 'perspective',
        body: 'Los avisos llegan cuando el bus ya pasó. Nadie pregunta; solo informan.',
        lang: 'es',
        by: imelda,
        at: ago(22, 9),
        answers: [
          { voice: 'chela', stance: 'so', at: ago(19, 20) },
          { voice: 'father', stance: 'so', at: ago(17, 22) },
        ],
      },
      {
        field: 'history',
        body: 'En 2022 se prometió un intérprete en cada reunión. Vino a dos.',
        lang: 'es',
        by: { voice: 'chela' },
        at: ago(19, 20, 5),
        answers: [{ voice: 'father', stance: 'so', at: ago(17, 22) }],
      },
      {
        field: 'capacity',
        body: 'Pueden venir el jueves a las seis, a la cocina de Crossing House.',
        lang: 'es',
        by: imelda,
        at: ago(22, 9, 5),
        answers: [
          { voice: 'chela', stance: 'so', at: ago(19, 20) },
          { voice: 'father', stance: 'otherwise', at: ago(17, 22) },
        ],
      },
      {
        field: 'capacity',
        body: 'Los que trabajamos en el vivero salimos a las siete y media. Mejor el domingo después de misa.',
        lang: 'es',
        by: { voice: 'father' },
        at: ago(17, 22),
      },
      { field: 'languages', body: 'Español hablado, por teléfono. Unas treinta familias hablan primero k’iche’.', lang: 'es', by: imelda, at: ago(22, 9, 10) },
      { field: 'accommodations', body: 'Alguien que cuide a los niños, y comida: nadie ha cenado a esa hora.', lang: 'es', by: imelda, at: ago(22, 9, 15) },
    ],
  },
  {
    group: 'groups.night-shift',
    voices: [{ voice: 'jerome', person: 'persons.jerome', lang: 'en', at: ago(44, 14) }],
    lines: [
      {
        field: 'capacity',
        body: 'We sleep from eight to two. The break room at 2 a.m. is the one hour when all of us are awake and in one place.',
        lang: 'en',
        by: { voice: 'jerome' },
        at: ago(44, 14),
      },
      {
        field: 'perspective',
        body: 'They worry most about the half hour in which nobody in the family knows where the child is.',
        lang: 'en',
        by: imelda,
        at: ago(60, 9),
        answers: [{ voice: 'jerome', stance: 'so', at: ago(44, 14) }],
      },
      {
        field: 'history',
        body: 'Every meeting of the board was held while we slept or worked. We were told that nobody came.',
        lang: 'en',
        by: { heard: 'persons.imelda', speaker: 'three people in the break room' },
        at: ago(43, 3),
      },
      { field: 'training', body: 'How a route is planned, so that they can say what would work.', lang: 'en', by: imelda, at: ago(43, 9) },
    ],
  },
  {
    group: 'groups.newcomers',
    voices: [],
    lines: [
      {
        field: 'languages',
        body: 'العربية والصومالية. الرسائل الصوتية تصل، والأوراق بالإنجليزية لا تصل.',
        lang: 'ar',
        by: { heard: 'persons.imelda', speaker: 'سميرة الخطيب' },
        at: ago(38, 16),
      },
      { field: 'perspective', body: 'They fear that a late mark will be held against their papers.', lang: 'en', by: imelda, at: ago(70, 9) },
      {
        field: 'accommodations',
        body: 'No meeting on Friday afternoon or after sunset in Ramadan; a room where women can sit with women.',
        lang: 'en',
        by: imelda,
        at: ago(70, 9, 5),
      },
    ],
  },
  {
    group: 'groups.disability',
    voices: [{ voice: 'dwayne', person: 'persons.dwayne', lang: 'en', at: ago(33, 19) }],
    lines: [
      {
        field: 'perspective',
        body: 'When the lift bus is swapped, our child is not late. Our child is not at school.',
        lang: 'en',
        by: { voice: 'dwayne' },
        at: ago(33, 19),
      },
      {
        field: 'accommodations',
        body: 'Step-free rooms, and papers that a screen reader can read, two days before.',
        lang: 'en',
        by: { guess: 'persons.nkem' },
        at: ago(50, 11),
        answers: [{ voice: 'dwayne', stance: 'so', at: ago(33, 19) }],
      },
      {
        field: 'history',
        body: 'They are tired of being asked for a story and never for an opinion.',
        lang: 'en',
        by: { guess: 'persons.nkem' },
        at: ago(50, 11, 5),
      },
    ],
  },
  {
    group: 'groups.kin-foster',
    voices: [{ voice: 'teodora', person: 'persons.teodora', lang: 'en', at: ago(29, 18) }],
    lines: [
      { field: 'accommodations', body: 'No child’s name in any message, and no photographs. Ever.', lang: 'en', by: { voice: 'teodora' }, at: ago(29, 18) },
      { field: 'capacity', body: 'Court days cannot be moved. Ask again the week after.', lang: 'en', by: imelda, at: ago(58, 9) },
    ],
  },
  {
    group: 'groups.ridge',
    voices: [],
    lines: [
      {
        field: 'languages',
        body: 'A phone call works. A text may come at noon, or tomorrow.',
        lang: 'en',
        by: { heard: 'persons.imelda', speaker: 'Kelsey Ostrander, after calling eleven houses' },
        at: ago(35, 17),
      },
      { field: 'capacity', body: 'Forty-eight minutes each way: they come once, or by phone.', lang: 'en', by: imelda, at: ago(62, 9) },
    ],
  },
  {
    group: 'groups.drivers',
    voices: [
      { voice: 'yolanda', person: 'persons.yolanda', lang: 'en', at: ago(37, 12) },
      { voice: 'hector', person: 'persons.hector', lang: 'es', at: ago(31, 12) },
    ],
    lines: [
      {
        field: 'capacity',
        body: 'Free between nine and one, in the barn, standing up.',
        lang: 'en',
        by: { guess: 'persons.glenn' },
        at: ago(64, 9),
        answers: [{ voice: 'yolanda', stance: 'so', at: ago(37, 12) }],
      },
      {
        field: 'perspective',
        body: 'They want the double run to end more than they want the overtime it pays.',
        lang: 'en',
        by: { guess: 'persons.glenn' },
        at: ago(64, 9, 5),
        answers: [
          { voice: 'yolanda', stance: 'so', at: ago(37, 12) },
          { voice: 'hector', stance: 'otherwise', at: ago(31, 12) },
        ],
      },
      {
        field: 'perspective',
        body: 'Algunos contamos con esas horas extra. Queremos que termine, pero no de un día para otro.',
        lang: 'es',
        by: { voice: 'hector' },
        at: ago(31, 12),
      },
    ],
  },
  {
    group: 'groups.students',
    voices: [{ voice: 'amara', person: 'persons.amara', lang: 'en', at: ago(36, 12) }],
    lines: [
      {
        field: 'capacity',
        body: 'Lunch is when we talk. After school we are on that same bus.',
        lang: 'en',
        by: { voice: 'amara' },
        at: ago(36, 12),
      },
      { field: 'training', body: 'How to speak in a meeting where adults decide.', lang: 'en', by: { guess: 'persons.winona' }, at: ago(55, 10) },
    ],
  },
  {
    group: 'groups.front-offices',
    voices: [],
    lines: [
      {
        field: 'perspective',
        body: 'The phone rings from 6:50 and we know no more than the caller.',
        lang: 'en',
        by: { heard: 'persons.imelda', speaker: 'Doreen Mapps' },
        at: ago(34, 16),
      },
    ],
  },
  {
    group: 'groups.teachers',
    voices: [],
    lines: [
      {
        field: 'capacity',
        body: 'The ten minutes before first period are the only ones they share.',
        lang: 'en',
        by: { guess: 'persons.winona' },
        at: ago(57, 8),
      },
    ],
  },
  {
    group: 'groups.employers',
    voices: [],
    lines: [
      { field: 'history', body: 'Nobody from the schools has ever come to the plant.', lang: 'en', by: imelda, at: ago(40, 9) },
      { field: 'capacity', body: 'Shift planners can talk on Tuesday mornings.', lang: 'en', by: imelda, at: ago(40, 9, 5) },
    ],
  },
];
