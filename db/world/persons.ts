import type { Person, Role } from './types.ts';

const districtStaff: readonly Person[] = [
  {
    key: 'persons.imelda',
    name: 'Imelda Castellanos',
    email: 'imelda.castellanos@example.org',
    locale: 'en',
    about: 'Family engagement coordinator of the district. Drove a school bus for two years while she finished college.',
  },
  {
    key: 'persons.warren',
    name: 'Warren Oduya',
    email: 'warren.oduya@example.org',
    locale: 'en',
    about: 'Superintendent, in his third year. Rides one bus route a month, start to end.',
  },
  {
    key: 'persons.patrice',
    name: 'Patrice Lindqvist',
    email: 'patrice.lindqvist@example.com',
    locale: 'en',
    about: 'Member of the school board for the West Bank. Retired accountant.',
  },
  {
    key: 'persons.nkem',
    name: 'Nkem Adeyemi-Ross',
    email: 'nkem.adeyemi-ross@example.org',
    locale: 'en',
    about: 'Director of special education. Answers for every IEP in the district, and for the rides written into them.',
  },
  {
    key: 'persons.glenn',
    name: 'Glenn Tarkowski',
    email: 'glenn.tarkowski@example.org',
    locale: 'en',
    about: 'Transportation supervisor. Plans 41 buses with 37 drivers, and drives himself when nobody else is left.',
  },
  {
    key: 'persons.tomasz',
    name: 'Tomasz Wieland',
    email: 'tomasz.wieland@example.org',
    locale: 'en',
    about: 'Looks after the district’s computers and records. Sets up this site for the schools.',
  },
  {
    key: 'persons.yolanda',
    name: 'Yolanda Birdsall',
    email: 'yolanda.birdsall@example.com',
    locale: 'en',
    about: 'Has driven Route 7 for eleven years, and Route 12 on top of it since last fall.',
  },
  {
    key: 'persons.hector',
    name: 'Héctor Manríquez',
    email: 'hector.manriquez@example.com',
    locale: 'es',
    about: 'Chofer de la ruta 12. Antes manejó camiones de carga veinte años.',
  },
  {
    key: 'persons.delroy',
    name: 'Delroy Pinnock',
    email: 'delroy.pinnock@example.com',
    locale: 'en',
    about: 'Bus driver and elected representative of the transport workers’ local.',
  },
];

const schoolStaff: readonly Person[] = [
  {
    key: 'persons.beatriz',
    name: 'Beatriz Solano-Pike',
    email: 'beatriz.solano-pike@example.org',
    locale: 'es',
    about: 'Directora de Landing Street Elementary. Fue alumna de la misma escuela cuando nadie ahí hablaba español.',
  },
  {
    key: 'persons.winona',
    name: 'Winona Deschenie',
    email: 'winona.deschenie@example.org',
    locale: 'en',
    about: 'Sixth-grade homeroom teacher at Ropewalk Middle. Takes attendance at 7:40 and again at 8:15.',
  },
  {
    key: 'persons.eamon',
    name: 'Eamon Fairley',
    email: 'eamon.fairley@example.org',
    locale: 'en',
    about: 'Teaches algebra in first period at the high school.',
  },
  {
    key: 'persons.corazon',
    name: 'Corazon Villarin',
    email: 'corazon.villarin@example.org',
    locale: 'en',
    about: 'School nurse at Kiln Hill. Keeps dry socks in the second drawer.',
  },
  {
    key: 'persons.doreen',
    name: 'Doreen Mapps',
    email: 'doreen.mapps@example.org',
    locale: 'en',
    about: 'Secretary at Ropewalk Middle. The first voice that families hear.',
  },
  {
    key: 'persons.ilse',
    name: 'Ilse Brandvold',
    email: 'ilse.brandvold@example.org',
    locale: 'en',
    about: 'Special education teacher at Landing Street. Holds about thirty IEP meetings a year.',
  },
  {
    key: 'persons.elvira',
    name: 'Rosa Elvira Tzul',
    email: 'elvira.tzul@example.com',
    locale: 'es',
    about: 'Intérprete de español y k’iche’. Trabaja para el distrito por horas.',
  },
  { key: 'persons.thanh', name: 'Thanh-Ha Luong', locale: 'en', about: 'Head custodian at Kiln Hill. Opens the doors and turns on the heat at 5:30.' },
];

const families: readonly Person[] = [
  {
    key: 'persons.marisol',
    name: 'Marisol Quintanilla',
    email: 'marisol.quintanilla@example.com',
    locale: 'es',
    about: 'Mamá de Camila, de primer grado, y de Iván, de sexto. Trabaja de noche en la empacadora.',
  },
  {
    key: 'persons.jerome',
    name: 'Jerome Battles',
    email: 'jerome.battles@example.com',
    locale: 'en',
    about: 'Father of three, nurse’s aide on nights at the county home. Speaks for night-shift families.',
  },
  {
    key: 'persons.ayaan',
    name: 'Ayaan Warsame',
    email: 'ayaan.warsame@example.com',
    locale: 'en',
    about: 'Mother of four on Route 12. Speaks Somali, Arabic and bus-stop English; cooks for half the street.',
  },
  {
    key: 'persons.samira',
    name: 'Samira Al-Khatib',
    email: 'samira.al-khatib@example.com',
    locale: 'ar',
    about: 'أم لثلاثة أطفال في مدرسة كيلن هيل. كانت معلمة رياضيات قبل أن تأتي إلى هنا.',
  },
  { key: 'persons.yusuf', name: 'Yusuf Barakat', locale: 'ar', about: 'أب لطالبين في المرحلة الثانوية. يعمل سائق توصيل من الساعة الرابعة صباحًا.' },
  { key: 'persons.bev', name: 'Beverly Stroud', locale: 'en', about: 'Raising her two grandsons, eight and nine, on Mill Street.' },
  {
    key: 'persons.teodora',
    name: 'Teodora Ramsey-Cole',
    email: 'teodora.ramsey-cole@example.com',
    locale: 'en',
    about: 'Foster carer for fourteen years; eleven children so far, three at the table now.',
  },
  {
    key: 'persons.lupe',
    name: 'Guadalupe Arriaga',
    email: 'guadalupe.arriaga@example.com',
    locale: 'es',
    about: 'Mamá de Mateo, que tiene siete años, autismo y un IEP que ella ya se sabe de memoria.',
  },
  { key: 'persons.efrain', name: 'Efraín Ocampo', locale: 'es', about: 'Papá de una niña de tercer grado. Trabaja en un vivero, de sol a sol.' },
  {
    key: 'persons.pahoua',
    name: 'Pa Houa Vang',
    email: 'pahoua.vang@example.com',
    locale: 'en',
    about: 'Mother of two on Route 7. Her mother-in-law waits with the children at the stop.',
  },
  {
    key: 'persons.kelsey',
    name: 'Kelsey Ostrander',
    email: 'kelsey.ostrander@example.com',
    locale: 'en',
    about: 'Lives at the far end of Ridge Road, 48 minutes from the high school, with one truck for two jobs.',
  },
  {
    key: 'persons.dwayne',
    name: 'Dwayne Littlejohn',
    email: 'dwayne.littlejohn@example.com',
    locale: 'en',
    about: 'Father of Nia, a fifth grader who rides in her power chair.',
  },
];

const students: readonly Person[] = [
  { key: 'persons.amara', name: 'Amara T.', locale: 'en', about: 'Eleventh grade. Chairs the student council at Three Ferries High.' },
  { key: 'persons.diego', name: 'Diego R.', locale: 'es', about: 'Octavo grado. Cuida a su hermanita en la parada.' },
  { key: 'persons.noor', name: 'Noor H.', locale: 'en', about: 'Tenth grade. Changes buses at Landing Street.' },
  { key: 'persons.caleb', name: 'Caleb W.', locale: 'en', about: 'Ninth grade. First on the ridge bus, last off it.' },
];

const neighbours: readonly Person[] = [
  {
    key: 'persons.althea',
    name: 'Althea Simmons-Gray',
    email: 'althea.simmons-gray@example.com',
    locale: 'en',
    about: 'Pastor on Mill Street. Two of her deacons stand at the corner at 6:30 with a thermos.',
  },
  {
    key: 'persons.bashir',
    name: 'Bashir Elmi',
    email: 'bashir.elmi@example.com',
    locale: 'en',
    about: 'Imam of the small mosque by the landing, and a volunteer reading tutor.',
  },
  {
    key: 'persons.len',
    name: 'Len Nakagawa',
    email: 'len.nakagawa@example.com',
    locale: 'en',
    about: 'Owns the tire shop beside the Kiln Road crossing. His lights are on at six.',
  },
  {
    key: 'persons.simone',
    name: 'Simone Achterberg',
    email: 'simone.achterberg@example.org',
    locale: 'en',
    about: 'Directs Crossing House, where the East Bank eats, votes, sews and argues.',
  },
  {
    key: 'persons.rosalind',
    name: 'Rosalind Teague',
    email: 'rosalind.teague@example.com',
    locale: 'en',
    about: 'Plans the shifts of 420 people at the packing plant.',
  },
  {
    key: 'persons.adaeze',
    name: 'Adaeze Whitfield',
    email: 'adaeze.whitfield@example.org',
    locale: 'en',
    about: 'Family engagement specialist at the state department.',
  },
  {
    key: 'persons.marcus',
    name: 'Marcus Ettienne',
    email: 'marcus.ettienne@example.org',
    locale: 'en',
    about: 'Attendance consultant at the state department. Taught shop for nine years.',
  },
];

export const persons: readonly Person[] = [...districtStaff, ...schoolStaff, ...families, ...students, ...neighbours];

export const roles: readonly Role[] = [
  {
    key: 'convener',
    person: 'persons.imelda',
    line: {
      en: 'Imelda coordinates family engagement for the district. Three people have waited too long for her answer.',
      es: 'Imelda coordina el trabajo con las familias del distrito. Tres personas llevan demasiado tiempo esperando su respuesta.',
    },
  },
  {
    key: 'member',
    person: 'persons.jerome',
    line: {
      en: 'Jerome works nights and speaks for night-shift families. A vote and a reading wait for him.',
      es: 'Jerome trabaja de noche y habla por las familias del turno nocturno. Tiene pendientes un voto y una lectura.',
    },
  },
  {
    key: 'parent',
    person: 'persons.marisol',
    line: {
      en: 'Marisol reads Spanish, on a phone, after her shift. She said something six weeks ago and looks for what came of it.',
      es: 'Marisol lee en español, en el teléfono, al salir del turno. Hace seis semanas dijo algo y quiere saber qué pasó.',
    },
  },
  {
    key: 'administrator',
    person: 'persons.tomasz',
    line: {
      en: 'Tomasz keeps the site running: names, languages, who may do what, backups.',
      es: 'Tomasz mantiene el sitio en marcha: nombres, idiomas, quién puede hacer qué, copias de seguridad.',
    },
  },
];
