import { conversation, inputs, participants } from './conferences/hearing.ts';
import { coverage } from './conferences/coverage.ts';
import { ago, ahead } from './moments.ts';
import type { GroupKey, GroupPromise, Issue, Membership, PersonKey, PromiseKey, PromiseLevel, Ring } from './types.ts';

const beatriz = 'persons.beatriz';

function member(person: PersonKey, ring: Ring, daysAgo: number): Membership {
  return { person, role: 'member', ring, hasAuthority: false, hasInfluence: false, joined: ago(daysAgo, 17) };
}

function promise(name: string, group: GroupKey, level: PromiseLevel): GroupPromise {
  const key: PromiseKey = `promises.conferences-${name}`;
  return { key, group, level, promised: ago(6, 15), promisedBy: beatriz, opened: { at: ago(4, 9), by: beatriz }, lang: 'es' };
}

/** At its beginning: the promise is made and the conversation has just opened. Spanish comes first. */
export const conferencesIssue: Issue = {
  key: 'issues.conferences',
  organization: 'organizations.landing-street',
  slug: 'juntas-a-horas-y-en-idiomas-que-sirven',
  level: 'school',
  statement: 'Que las conferencias y las reuniones del IEP sean a una hora y en un idioma que le sirvan a cada familia',
  why: 'El trimestre pasado, de cada diez familias que hablan español en nuestra escuela, seis no llegaron a la conferencia. No es que no les importe: la cita era a las dos de la tarde y el aviso llegó en inglés.\n\nEn las reuniones del IEP se decide qué apoyo recibe un niño. Varias mamás y papás nos contaron que firmaron sin entender. Eso nos toca cambiarlo a nosotros, y queremos hacerlo con ustedes.',
  lang: 'es',
  answerDays: 10,
  created: ago(20, 9),
  createdBy: beatriz,
  published: { at: ago(6, 16), by: beatriz },
  memberships: [
    { person: beatriz, role: 'convener', ring: 'core', hasAuthority: true, hasInfluence: false, joined: ago(20, 9) },
    { person: 'persons.imelda', role: 'convener', ring: 'core', hasAuthority: false, hasInfluence: true, joined: ago(20, 10) },
    { ...member('persons.lupe', 'core', 18), hasInfluence: true },
    member('persons.elvira', 'core', 18),
    member('persons.ilse', 'core', 16),
    { ...member('persons.nkem', 'advisors', 15), hasAuthority: true },
    member('persons.marisol', 'advisors', 9),
    member('persons.samira', 'advisors', 8),
    member('persons.jerome', 'feedback', 7),
    member('persons.efrain', 'feedback', 7),
    member('persons.rosalind', 'dissemination', 5),
  ],
  mandates: [
    {
      key: 'mandates.lupe-disability',
      person: 'persons.lupe',
      group: 'groups.disability',
      given: ago(14),
      until: ahead(166),
      lang: 'es',
      howGiven: 'La propusieron las mamás del círculo del primer martes. Fueron siete votos de siete.',
      reports: [{ direction: 'out', on: ago(7), lang: 'es', note: 'Les conté de qué se trata y quién decide. Me pidieron que no usemos siglas.' }],
    },
  ],
  stakes: [
    {
      group: 'groups.spanish',
      saidBy: 'group',
      lang: 'es',
      created: ago(17),
      createdBy: beatriz,
      reason: 'Quieren hablar con la maestra de su hijo sin que el hijo tenga que interpretar.',
    },
    {
      group: 'groups.disability',
      saidBy: 'group',
      lang: 'es',
      created: ago(14),
      createdBy: 'persons.lupe',
      reason: 'En esa reunión se decide la terapia, el transporte y el salón. Quien no entiende no puede decidir.',
    },
    {
      group: 'groups.night-shift',
      saidBy: 'guess',
      lang: 'es',
      created: ago(13),
      createdBy: beatriz,
      reason: 'Creemos que duermen a la hora en que los citamos.',
    },
    {
      group: 'groups.newcomers',
      saidBy: 'guess',
      lang: 'es',
      created: ago(13),
      createdBy: beatriz,
      reason: 'Creemos que el aviso en español tampoco les sirve.',
    },
    {
      group: 'groups.teachers',
      saidBy: 'group',
      lang: 'en',
      created: ago(12),
      createdBy: 'persons.ilse',
      reason: 'They meet families between lessons, in ten minutes, and know that it is not enough.',
    },
  ],
  initiatives: [
    {
      group: 'groups.teachers',
      saidBy: 'group',
      lang: 'en',
      created: ago(12),
      createdBy: 'persons.ilse',
      name: 'First call home',
      ledBy: 'Two second-grade teachers',
      theirWords: 'The first call of the year is a good one.',
      worth: 'Families who had a good first call came to the conference twice as often.',
    },
  ],
  sharedWorks: [
    {
      kind: 'inquiry',
      saidBy: 'guess',
      lang: 'es',
      created: ago(11),
      createdBy: beatriz,
      description: 'Preguntar a cada familia, por teléfono y en su idioma, a qué hora puede.',
      valueForGroups: 'Las familias escogen. Las maestras dejan de esperar a quien no puede venir.',
      valueForAll: 'Un horario hecho con datos y no con costumbre.',
    },
  ],
  ties: [
    {
      group: 'groups.disability',
      saidBy: 'group',
      lang: 'es',
      created: ago(7),
      createdBy: 'persons.lupe',
      weSupport: 'La escuela presta un salón y cuida a los niños el primer martes de cada mes.',
      theySupport: 'El círculo lee con nosotros cada aviso antes de que salga.',
    },
  ],
  foundingDocuments: [
    {
      key: 'documents.conferences-ground-rules-1',
      kind: 'ground-rules',
      number: 1,
      lang: 'es',
      created: ago(10, 18),
      createdBy: beatriz,
      body: '- Hablamos primero en español y luego en inglés; la próxima vez, al revés.\n- Nadie usa siglas sin explicarlas.\n- Lo que se cuenta de un niño se queda en la mesa.\n- Terminamos a la hora que dijimos.',
      consents: [
        { person: beatriz, stance: 'consent', at: ago(10, 19) },
        { person: 'persons.lupe', stance: 'consent', at: ago(10, 19) },
        {
          person: 'persons.elvira',
          stance: 'concern',
          at: ago(9, 8),
          lang: 'es',
          note: 'Falta el k’iche’. “Primero en español” también deja a alguien atrás.',
        },
      ],
    },
  ],
  promises: [
    promise('spanish', 'groups.spanish', 'collaborate'),
    promise('disability', 'groups.disability', 'collaborate'),
    promise('night-shift', 'groups.night-shift', 'consult'),
    promise('newcomers', 'groups.newcomers', 'consult'),
    promise('teachers', 'groups.teachers', 'consult'),
    promise('front-offices', 'groups.front-offices', 'inform'),
  ],
  participants,
  inputs,
  conversations: [conversation],
  decisions: [],
  readings: [],
  coverage,
};
