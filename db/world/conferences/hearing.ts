import { ago, ahead } from '../moments.ts';
import type { Attitude, Conversation, GroupKey, Input, InputKey, Lang, Participant, ParticipantKey, PersonKey, Statement } from '../types.ts';
import { castVotes } from '../votes.ts';

function participant(name: string, locale: Lang, attitude: Attitude, hour: number, group: GroupKey): Participant {
  const person: PersonKey = `persons.${name}`;
  return { key: `participants.conferences-${name}`, person, group, locale, attitude, joined: ago(2, hour) };
}

/** Seven: under the privacy threshold of the school, so that no totals may be shown yet. */
export const participants: readonly Participant[] = [
  participant('marisol', 'es', 'word', 7, 'groups.spanish'),
  participant('lupe', 'es', 'stop', 8, 'groups.disability'),
  participant('efrain', 'es', 'word', 9, 'groups.spanish'),
  participant('jerome', 'en', 'word', 8, 'groups.night-shift'),
  participant('samira', 'ar', 'stop', 10, 'groups.newcomers'),
  { key: 'participants.conferences-walk-in-1', locale: 'es', attitude: 'stop', joined: ago(2, 12), group: 'groups.spanish' },
  { key: 'participants.conferences-walk-in-2', locale: 'es', attitude: 'whole', joined: ago(1, 7) },
];

function statement(name: string, lang: Lang, body: string, by: string | undefined, hour: number): Statement {
  const key: InputKey = `inputs.conferences-statement-${name}`;
  const writer: ParticipantKey = `participants.conferences-${by ?? 'nobody'}`;
  const author =
    by === undefined
      ? {
          recordedBy: 'persons.beatriz' as const,
          said: ago(3, hour),
          moderation: { verdict: 'accepted' as const, lang: 'es' as const, at: ago(3, hour), by: 'persons.beatriz' as const },
        }
      : { participant: writer, said: ago(2, hour) };
  return {
    key,
    lang,
    body,
    channel: 'web',
    speaks: 'self',
    authorLocale: lang,
    answers: [],
    isSeed: by === undefined,
    isMeta: false,
    agree: { word: 88, stop: 76, whole: 64 },
    coverage: 0.6,
    ...author,
  };
}

export const statements: readonly Statement[] = [
  statement('after-six', 'es', 'Las conferencias deberían tener horario después de las seis de la tarde, por lo menos dos días.', undefined, 16),
  statement('own-interpreter', 'es', 'Ningún niño debería interpretar en la junta donde se habla de él.', undefined, 16),
  statement('draft-first', 'es', 'Quiero recibir el borrador del IEP en español antes de la reunión, no después de firmar.', undefined, 16),
  statement('by-phone', 'en', 'A meeting by phone should count as much as a meeting in the room.', undefined, 16),
  statement('ten-minutes', 'es', 'Diez minutos no alcanzan cuando todo se dice dos veces, una en cada idioma.', 'lupe', 13),
  statement('saturday', 'es', 'Yo iría un sábado en la mañana; entre semana me descuentan el día.', 'efrain', 19),
  statement('seven-thirty', 'en', 'Half past seven in the morning works for nights. I’d come straight from work.', 'jerome', 9),
  statement('little-brothers', 'es', 'Si cuidan a los hermanitos ahí mismo, vamos los dos, papá y mamá.', 'marisol', 8),
  statement('good-news', 'es', 'También quiero que me llamen para algo bueno.', 'walk-in-1', 13),
];

/** The conversation opened three days ago. */
export const conversation: Conversation = {
  key: 'conversations.conferences',
  topic: '¿Qué haría falta para que usted pueda venir, entender y decidir?',
  introduction:
    'Hablamos de las conferencias de cada trimestre y de las reuniones del IEP. Vote sobre lo que dijeron otras familias y agregue lo que falte. No se pide su nombre.',
  lang: 'es',
  opens: ago(3, 16),
  closes: ahead(25, 20),
  createdBy: 'persons.beatriz',
  isOpenToAll: false,
  statements,
  votes: castVotes(77, statements, participants),
};

/** Five, all waiting, all within the days promised. */
export const inputs: readonly Input[] = [
  {
    key: 'inputs.signed-without-reading',
    lang: 'es',
    authorLocale: 'es',
    channel: 'in-person',
    participant: 'participants.conferences-lupe',
    group: 'groups.disability',
    speaks: 'self',
    recordedBy: 'persons.elvira',
    authorAddress: 'guadalupe.arriaga@example.com',
    said: ago(2, 17),
    answers: [],
    body: 'En el primer IEP de Mateo firmé veintidós páginas en inglés. Me dijeron que era lo normal. Tardé un año en saber que había firmado menos terapia de lenguaje. Nadie fue malo conmigo. Nadie me preguntó si entendía.',
  },
  {
    key: 'inputs.daughter-interprets',
    lang: 'es',
    authorLocale: 'es',
    channel: 'phone',
    participant: 'participants.conferences-efrain',
    group: 'groups.spanish',
    speaks: 'self',
    recordedBy: 'persons.elvira',
    said: ago(2, 20),
    answers: [],
    body: 'Mi hija tiene nueve años y me interpretó su propia conferencia. Me dijo que todo iba muy bien. La maestra tenía cara de que no.',
  },
  {
    key: 'inputs.asleep-at-two',
    lang: 'es',
    authorLocale: 'es',
    channel: 'web',
    participant: 'participants.conferences-marisol',
    group: 'groups.spanish',
    speaks: 'self',
    authorAddress: 'marisol.quintanilla@example.com',
    said: ago(2, 8, 20),
    answers: [],
    body: 'El papelito dice martes a las dos de la tarde. A esa hora duermo, porque trabajo de noche. Si no voy, parece que no me importa. Sí me importa. Pregúntenme a qué hora puedo.',
  },
  {
    key: 'inputs.kiche',
    lang: 'es',
    authorLocale: 'es',
    channel: 'in-person',
    group: 'groups.spanish',
    speaks: 'guess',
    recordedBy: 'persons.elvira',
    said: ago(2, 15),
    answers: [],
    body: 'Creo que hay al menos ocho familias que en la junta dicen que sí en español y que en su casa hablan k’iche’. No siempre entienden, y les da pena decirlo.',
  },
  {
    key: 'inputs.three-at-the-table',
    lang: 'en',
    authorLocale: 'en',
    channel: 'web',
    group: 'groups.teachers',
    speaks: 'asked',
    askedCount: 6,
    recordedBy: 'persons.ilse',
    said: ago(1, 9),
    answers: [],
    body: 'Six of us compared notes. We meet families at 2 because that is when the interpreter, the therapist and a spare room are free at once. We would stay late if it were planned, and if the hours were given back to us.',
  },
];
