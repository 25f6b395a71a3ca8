import { ago } from '../moments.ts';
import type { Input } from '../types.ts';

/** What people said before the first decision; each has its answer, good news or bad. */
export const answeredInputs: readonly Input[] = [
  {
    key: 'inputs.brother-decides', lang: 'es', authorLocale: 'es', channel: 'phone', participant: 'participants.bus-marisol', group: 'groups.spanish', speaks: 'self',
    recordedBy: 'persons.elvira', authorAddress: 'marisol.quintanilla@example.com', said: ago(39, 7, 10),
    body: 'Mi niña de seis años espera con su hermano en la esquina de Molino y Tercera. Él tiene once. Cuando el bus tarda media hora, él es quien decide si se quedan o se regresan a la casa. Un niño de once años no debería decidir eso.',
    answers: [{
      verdict: 'used', lang: 'en', decision: 'decisions.first-test', given: ago(26, 15), by: 'persons.imelda',
      reason: 'Your words were read aloud before the vote, in Spanish and then in English. For eight weeks Route 12 gets its own bus, so it no longer waits for Route 7 and the train. It is a test, and we will show you the count. If the bus is more than ten minutes late, call 555-0142 from 5:45: a person answers in Spanish.',
      authorReason: 'Leímos sus palabras en voz alta antes de votar, primero en español y luego en inglés. Durante ocho semanas la ruta 12 va a tener su propio bus, así que ya no espera a la ruta 7 ni al tren. Es una prueba y le vamos a mostrar los números. Si tarda más de diez minutos, llame al 555-0142 a partir de las 5:45: contesta una persona que habla español.',
    }],
  },
  {
    key: 'inputs.night-shift-23', lang: 'en', authorLocale: 'en', channel: 'in-person', participant: 'participants.bus-jerome', group: 'groups.night-shift',
    mandate: 'mandates.jerome-night-shift', speaks: 'asked', askedCount: 23, authorAddress: 'jerome.battles@example.com', said: ago(38, 8),
    body: 'I asked twenty-three of us. We are on the road between six and seven, we can’t read a screen, and we can’t call a school that opens at half past seven. Nineteen said the same thing without me giving it to them: one number, and a person who picks up at six.',
    answers: [{
      verdict: 'adapted', lang: 'en', given: ago(29, 16), by: 'persons.glenn',
      reason: 'The dispatch line, 555-0142, is now answered by a person from 5:45, in English and Spanish. You asked for every language. We have nobody for Arabic and Somali at that hour, so those calls are returned within ten minutes by an interpreter. We count how often that takes longer.',
    }],
  },
  {
    key: 'inputs.double-run', lang: 'en', authorLocale: 'en', channel: 'paper', participant: 'participants.bus-yolanda', group: 'groups.drivers',
    mandate: 'mandates.yolanda-drivers', speaks: 'vote', recordedBy: 'persons.imelda', said: ago(37, 12),
    body: 'The drivers voted in the barn, 27 to 2: end the double run. When you do two routes in the time of one you skip the walk-through, you take the turn at Kiln Road too fast, and you start the day saying sorry.',
    answers: [{
      verdict: 'used', lang: 'en', decision: 'decisions.first-test', given: ago(26, 15, 20), by: 'persons.imelda',
      reason: 'This became the first option, drawn by drivers, and it is the one that was chosen. The double run ends on the first day of the test. It is a test of eight weeks: your daily count decides whether it stays.',
    }],
  },
  {
    key: 'inputs.later-bell-48', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-amara', group: 'groups.students',
    mandate: 'mandates.amara-students', speaks: 'asked', askedCount: 48, said: ago(36, 15),
    body: 'We asked 48 students at lunch. Thirty want the middle school to start later. It’s not about sleeping in. If the bell moves, one bus can do both runs, nobody loses a driver, and sixth graders don’t walk in while everyone stares.',
    answers: [{
      verdict: 'not-used', lang: 'en', decision: 'decisions.first-test', given: ago(26, 15, 40), by: 'persons.imelda',
      reason: 'The later bell was an option because of you, and it did not reach the 75 percent it needed: nine of 22 could support it. The buses for practice leave at 3:10 and nobody found a way around that. It stays on the list, and at the review we will bring a plan for the practice buses so that it gets a fair second look.',
    }],
  },
  {
    key: 'inputs.lift', lang: 'en', authorLocale: 'en', channel: 'phone', participant: 'participants.bus-dwayne', group: 'groups.disability', speaks: 'self',
    recordedBy: 'persons.doreen', authorAddress: 'dwayne.littlejohn@example.com', said: ago(36, 6, 55),
    body: 'Third time this month they sent the spare and the spare has no lift. The driver says sorry, and he means it, and then he pulls away with every kid on the street but mine. Nia waves at them. I want you to picture that.',
    answers: [{
      verdict: 'used', lang: 'en', given: ago(31, 13), by: 'persons.nkem',
      reason: 'There is no excuse for those three days, and Nia is owed the time she missed: her teacher will call you about it. Bus 41 has a lift and is now parked in the east yard as the only spare for Route 7. Dispatch may not send another. If one comes anyway, call me: 555-0117.',
    }],
  },
  {
    key: 'inputs.taxi', lang: 'es', authorLocale: 'es', channel: 'in-person', participant: 'participants.bus-efrain', group: 'groups.spanish', speaks: 'self',
    recordedBy: 'persons.elvira', said: ago(35, 18, 30),
    body: 'Cuando el bus no pasa, yo pierdo medio día de trabajo para llevar a la niña, y a mí me pagan por día. Si el distrito falla, que el distrito pague el taxi. Es lo justo.',
    answers: [{
      verdict: 'not-used', lang: 'en', given: ago(28, 10), by: 'persons.glenn',
      reason: 'It would be fair, and we cannot do it. State rules let us pay only for drivers who are licensed to carry students, and no taxi here is. We asked the state whether that can change and will post the answer. What we can do: if Route 12 does not come within 20 minutes, dispatch sends the supervisor’s van.',
      authorReason: 'Sería lo justo, y no podemos hacerlo. Las reglas del estado solo nos permiten pagar a choferes con licencia para llevar estudiantes, y aquí ningún taxi la tiene. Le preguntamos al estado si eso puede cambiar y publicaremos la respuesta. Lo que sí podemos: si la ruta 12 no llega en 20 minutos, mandamos la camioneta del supervisor.',
    }],
  },
  {
    key: 'inputs.nine-tardies', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-caleb', group: 'groups.ridge', speaks: 'self', said: ago(35, 16, 20),
    body: 'I have nine tardies and I have never once been late out of my house. After the sixth one they take you off the robotics team.',
    answers: [{
      verdict: 'used', lang: 'en', given: ago(30, 12), by: 'persons.winona',
      reason: 'All four schools now write a B for a late bus, and a B counts as present. The old marks are being changed back to the first day of school; yours are done, all nine. Your coach has been told. You are on the team.',
    }],
  },
  {
    key: 'inputs.ridge-no-places', lang: 'en', authorLocale: 'en', channel: 'phone', participant: 'participants.bus-kelsey', group: 'groups.ridge',
    mandate: 'mandates.kelsey-ridge', speaks: 'asked', askedCount: 11, recordedBy: 'persons.imelda', authorAddress: 'kelsey.ostrander@example.com', said: ago(35, 19),
    body: 'I called eleven houses. You drew six waiting places and not one is on our road, because there is nowhere on our road to wait. My nearest neighbor is a mile off. On your map we’re the white part.',
    answers: [{
      verdict: 'adapted', lang: 'en', decision: 'decisions.first-test', given: ago(26, 16), by: 'persons.imelda',
      reason: 'The waiting places were not chosen, and if they come back, Ridge Road keeps its stop at every house: that is now written into the option. We also printed a new map. It has your 22 houses on it.',
    }],
  },
  {
    key: 'inputs.fourteen-calls', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-doreen', group: 'groups.front-offices',
    mandate: 'mandates.doreen-front-offices', speaks: 'asked', askedCount: 8, authorAddress: 'doreen.mapps@example.org', said: ago(34, 15),
    body: 'By 7:15 I have fourteen parents on two lines asking me where the bus is, and I’m looking out of the same window they are. All four offices counted for a week: 212 calls. Tell us what dispatch knows.',
    answers: [{
      verdict: 'used', lang: 'en', given: ago(25, 9), by: 'persons.glenn',
      reason: 'Dispatch now sends one list to all four offices at 6:15, 6:45 and 7:15: route, minutes late, reason. In its first week you counted 88 calls in place of 212. Please keep counting.',
    }],
  },
  {
    key: 'inputs.whom-to-call', lang: 'ar', authorLocale: 'ar', channel: 'phone', participant: 'participants.bus-samira', group: 'groups.newcomers', speaks: 'self',
    recordedBy: 'persons.corazon', authorAddress: 'samira.al-khatib@example.com', said: ago(34, 8, 30),
    body: 'وصلتنا ورقة بالإنجليزية عن الحافلة ولم نفهمها. وقف أولادي في المطر أربعين دقيقة، ولم أعرف بمن أتصل. أخجل أن أسأل الجيران كل مرة.',
    answers: [{
      verdict: 'adapted', lang: 'en', given: ago(28, 14), by: 'persons.imelda',
      reason: 'Every notice about buses now goes out in Arabic on the same day as in English. You should never have had to be ashamed of asking. By phone we cannot answer in Arabic at six in the morning yet: leave your name at 555-0142 and an interpreter calls you back within ten minutes.',
      authorReason: 'كل إعلان عن الحافلات يصدر الآن بالعربية في اليوم نفسه الذي يصدر فيه بالإنجليزية. ما كان ينبغي أن تشعري بالخجل من السؤال. لا نستطيع بعد الرد بالعربية على الهاتف في السادسة صباحًا: اتركي اسمك على الرقم 555-0142 وسيتصل بك مترجم خلال عشر دقائق.',
    }],
  },
  {
    key: 'inputs.breakfast-bags', lang: 'en', authorLocale: 'en', channel: 'paper', participant: 'participants.bus-bev', group: 'groups.kin-foster', speaks: 'self',
    recordedBy: 'persons.simone', said: ago(33, 11),
    body: 'The kitchen window closes at 8. When the bus comes at 8:10 my boys go to class on nothing. I pack a banana now but the little one saves it for his brother. I’m sixty-eight and I never thought I’d be writing to a school about a banana.',
    answers: [{
      verdict: 'adapted', lang: 'en', given: ago(24, 10), by: 'persons.imelda',
      reason: 'Kiln Hill and Landing Street now hold a breakfast bag at the front desk until 9:15, no questions asked. Ropewalk cannot do it yet because its kitchen is alone at that hour. We did not make it everywhere, and we keep looking.',
    }],
  },
  {
    key: 'inputs.tire-shop', lang: 'en', authorLocale: 'en', channel: 'in-person', participant: 'participants.bus-len', group: 'groups.employers', speaks: 'self',
    recordedBy: 'persons.imelda', authorAddress: 'len.nakagawa@example.com', said: ago(32, 14),
    body: 'My lights are on at six, the bay’s heated, and I look at those kids through the glass every day. Let them wait inside. I’ve got chairs. I’ve got a coffee machine, they can have the cocoa.',
    answers: [
      {
        verdict: 'not-used', lang: 'en', given: ago(25, 9), by: 'persons.glenn',
        reason: 'Our insurer will not cover children in a working garage, and we could not talk them out of it. We are sorry. It was the kindest offer on the list.',
      },
      {
        verdict: 'adapted', lang: 'en', given: ago(11, 10), by: 'persons.imelda',
        reason: 'We asked again about the strip of sidewalk beside your wall, and that is allowed. You have said we may fix a light there. Students will choose the bench or the wall, and you are invited to hold the tape measure.',
      },
    ],
  },
  {
    key: 'inputs.no-names', lang: 'en', authorLocale: 'en', channel: 'in-person', group: 'groups.kin-foster', speaks: 'guess', recordedBy: 'persons.imelda', said: ago(31, 18),
    body: 'Foster carers may not want a message that names the child, because phones in a house are shared and some addresses have to stay private.',
    confirmed: { at: ago(29, 20), by: 'persons.teodora' },
    answers: [{
      verdict: 'used', lang: 'en', given: ago(23, 9), by: 'persons.imelda',
      reason: 'Teodora took this to the kinship circle and they said yes, and more strongly than we had put it. Messages name the route and the stop, never a child.',
    }],
  },
  {
    key: 'inputs.dot-on-a-map', lang: 'en', authorLocale: 'en', channel: 'web', participant: 'participants.bus-walk-in-34', group: 'groups.west-bank', speaks: 'self', said: ago(30, 18, 40),
    body: 'It’s not complicated. Put a tracker on every bus and let us see the dot. I can watch a pizza come to my house.',
    answers: [{
      verdict: 'not-used', lang: 'en', given: ago(22, 13), by: 'persons.glenn',
      reason: 'Not now. Nine of our 41 buses carry a tracker; the rest would cost about as much as two drivers for a year, and drivers are what we lack. A map is one of the ways people can approve in decision 2. If half or more approve it, we will put a price and a date beside it.',
    }],
  },
];
