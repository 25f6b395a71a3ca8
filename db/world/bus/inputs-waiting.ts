import { ago } from '../moments.ts';
import type { Input } from '../types.ts';

/** Past the ten days that were promised. */
const overdueInputs: readonly Input[] = [
  {
    key: 'inputs.thermos', lang: 'en', authorLocale: 'en', channel: 'paper', participant: 'participants.bus-althea', group: 'groups.neighbours', speaks: 'self',
    recordedBy: 'persons.simone', authorAddress: 'althea.simmons-gray@example.com', said: ago(19, 12), answers: [],
    body: 'We filled in the background checks in the first week you asked. Brother Amos is seventy-four and still stands out there at 6:30, unofficial, with cold hands. Has anyone opened the envelope?',
  },
  {
    key: 'inputs.teach-it-twice', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-eamon', group: 'groups.teachers', speaks: 'self',
    authorAddress: 'eamon.fairley@example.org', said: ago(17, 15, 30), answers: [],
    body: 'On a train day nine of my 31 come in at 8:05. I can start over and bore 22, or go on and lose nine. Could first period be the one that moves on those days, so that the lesson they miss is not always algebra?',
  },
  {
    key: 'inputs.ferrocarril', lang: 'es', authorLocale: 'es', channel: 'mail', group: 'groups.east-bank', speaks: 'self',
    recordedBy: 'persons.doreen', said: ago(16, 9), answers: [],
    body: 'Llevo seis años viviendo junto a la vía. El tren de las siete antes pasaba a las cinco. ¿Alguien ya habló con el ferrocarril, o solo hablamos entre nosotros?',
  },
];

/** Within the ten days; what the test has changed, and what it has not. */
const recentInputs: readonly Input[] = [
  {
    key: 'inputs.rest-breaks', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-delroy', group: 'groups.local',
    mandate: 'mandates.delroy-local', speaks: 'vote', authorAddress: 'delroy.pinnock@example.com', said: ago(8, 18), answers: [],
    body: 'By vote of the local, 19 to 7: the joined run on 3 and 5 has cut the morning break to six minutes, twice this week. We said we would come back before the eight weeks if that happened. This is us coming back.',
  },
  {
    key: 'inputs.voice-she-knows', lang: 'en', authorLocale: 'en', channel: 'in-person', participant: 'participants.bus-pahoua', group: 'groups.east-bank', speaks: 'self',
    recordedBy: 'persons.simone', authorAddress: 'pahoua.vang@example.com', said: ago(7, 17, 30), answers: [],
    body: 'My mother-in-law is the one at the stop. She does not read, not in English and not in Hmong. A text is nothing to her. A voice she knows would be enough, even if it only says: wait, it is coming.',
  },
  {
    key: 'inputs.guess-employers', lang: 'en', authorLocale: 'en', channel: 'in-person', group: 'groups.employers', speaks: 'guess', recordedBy: 'persons.simone', said: ago(7, 11), answers: [],
    body: 'Small shops on Kiln Road may not know that the plant gives ten minutes of grace for a late bus, and might do the same if someone asked.',
  },
  {
    key: 'inputs.seven-oh-two', lang: 'es', authorLocale: 'es', channel: 'web', participant: 'participants.bus-marisol', group: 'groups.spanish', speaks: 'self',
    authorAddress: 'marisol.quintanilla@example.com', said: ago(6, 8, 5), answers: [],
    body: 'Quiero decir también lo bueno: cuatro días seguidos el bus pasó a las 7:02 y dormí tranquila. El viernes mandaron otro chofer que no sabía de la parada y se pasó de largo. Mi hijo corrió detrás. ¿Quién le explica la ruta al que viene de suplente?',
  },
  {
    key: 'inputs.guess-newcomers', lang: 'en', authorLocale: 'en', channel: 'in-person', group: 'groups.newcomers', speaks: 'guess', recordedBy: 'persons.imelda', said: ago(5, 12), answers: [],
    body: 'Families who came this year may not know that they can ask for a stop to be moved, and may think that asking is a complaint.',
  },
  {
    key: 'inputs.pass-at-transfer', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-noor', group: 'groups.students', speaks: 'self', said: ago(5, 15, 40), answers: [],
    body: 'My pass doesn’t work on the bus they send when mine breaks. So I stand in the door and explain, and everybody looks at me and at my scarf. I’d rather be late. Can the list of who rides go to that driver too?',
  },
  {
    key: 'inputs.two-schools', lang: 'ar', authorLocale: 'ar', channel: 'phone', participant: 'participants.bus-yusuf', group: 'groups.newcomers', speaks: 'self',
    recordedBy: 'persons.bashir', said: ago(4, 13), answers: [],
    body: 'أبدأ عملي في الرابعة صباحًا ولا أستطيع الرد على الهاتف وأنا أقود. أرجو أن تصل الرسالة إلى ابني الكبير أيضًا، فهو في السابعة عشرة ويعرف كيف يوصل أخته إلى المدرسة.',
  },
  {
    key: 'inputs.fifty-four-minutes', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-walk-in-04', group: 'groups.west-bank', speaks: 'self',
    authorAddress: 'route5.parent@example.com', said: ago(3, 19), answers: [],
    body: 'My son’s ride was 36 minutes. Since you joined 3 and 5 it is 54. He is in second grade and he has wet himself once. I believe you about the other side of the river. But you moved the problem into my house.',
  },
  {
    key: 'inputs.no-restroom', lang: 'es', authorLocale: 'es', channel: 'in-person', participant: 'participants.bus-hector', group: 'groups.drivers', speaks: 'self',
    recordedBy: 'persons.imelda', said: ago(2, 12, 15), answers: [],
    body: 'Ya salgo a tiempo y los niños me saludan contentos. Pero entre la última parada y la escuela no tengo dónde ir al baño. Manejo dos horas y media así. Con una llave de Crossing House se arregla.',
  },
];

/** Twelve that still wait for an answer: three of them too long. */
export const waitingInputs: readonly Input[] = [...overdueInputs, ...recentInputs];
