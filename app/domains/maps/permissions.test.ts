import { beforeEach } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { allowed, denied } from '#app/platform/result.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions, permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { stranger, type Standing } from '../people/index.ts';
import { canAnswerNaming, canDraw, canGuess, canKeep, canSee, canSpeakFor, type CardOwner } from './policy.ts';

const inside = (more: Partial<Standing>): Standing => ({ ...stranger, signedIn: true, ...more });
const people: Record<string, Standing> = {
  visitor: stranger,
  stranger: inside({}),
  'dissemination network': inside({ ring: 'dissemination' }),
  'feedback network': inside({ ring: 'feedback' }),
  advisor: inside({ ring: 'advisors' }),
  'core team': inside({ ring: 'core' }),
  convener: inside({ ring: 'core', convener: true }),
  administrator: inside({ administrator: true }),
};

permissions(
  'what people may do with the map of an issue',
  `
  who                   | see the map | see an open one | draw and undo | take in a file | open it to all
  visitor               | see         | yes             | draw          | keep           | keep
  stranger              | see         | yes             | draw          | keep           | keep
  dissemination network | yes         | yes             | draw          | keep           | keep
  feedback network      | yes         | yes             | draw          | keep           | keep
  advisor               | yes         | yes             | yes           | keep           | keep
  core team             | yes         | yes             | yes           | keep           | keep
  convener              | yes         | yes             | yes           | yes            | yes
  administrator         | yes         | yes             | yes           | yes            | yes
`,
  {
    rows: people,
    columns: {
      'see the map': (standing: Standing) => canSee(standing, false),
      'see an open one': (standing: Standing) => canSee(standing, true),
      'draw and undo': canDraw,
      'take in a file': canKeep,
      'open it to all': canKeep,
    },
    ask: (standing, may) => may(standing),
  },
);

permissions(
  'who may write our guess on a perspective card',
  `
  who              | nobody wrote yet | our guess stands | the group has spoken
  feedback network | draw             | draw             | draw
  advisor          | yes              | yes              | card
  convener         | yes              | yes              | card
`,
  {
    rows: people,
    columns: { 'nobody wrote yet': 'nobody', 'our guess stands': 'us', 'the group has spoken': 'group' } as Record<string, CardOwner>,
    ask: canGuess,
  },
);

permissions(
  'who speaks for a group, and who says whether a name may stand',
  `
  who                        | confirm, change and withdraw a card | agree to a naming
  the one whom it is about   | yes                                 | yes
  somebody else              | speak                               | naming
`,
  {
    rows: { 'the one whom it is about': true, 'somebody else': false },
    columns: { 'confirm, change and withdraw a card': canSpeakFor, 'agree to a naming': canAnswerNaming },
    ask: (isOwn, may) => (may(isOwn).allowed ? allowed : denied(String((may(isOwn) as { reason: string }).reason))),
  },
);

const database = useDatabase();
let app: TestApp;
let town: Town;
let element: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  element = newId();
  const made = { issue_id: town.issue.id, created_at: new Date(), created_by: town.persons.convener };
  await database.db
    .insertInto('map_elements')
    .values({ id: element, kind: 'group', name: 'Families', group_id: town.groups.families, ...made })
    .execute();
});

const at = (rest = '') => `/issues/late-buses/map${rest}`;
permissionsInTown(
  'what comes back to the people of a public issue whose map is not open',
  `
  who      | the map | an element | history | export | add     | gather  | card    | make a link | open    | import
  visitor  | hidden  | sign-in    | sign-in | sign-in | sign-in | sign-in | sign-in | sign-in    | sign-in | sign-in
  stranger | hidden  | hidden     | hidden  | hidden | hidden  | hidden  | hidden  | hidden      | hidden  | hidden
  listener | opens   | opens      | opens   | opens  | refused | refused | refused | refused     | refused | refused
  advisor  | opens   | opens      | opens   | opens  | yes     | yes     | yes     | refused     | refused | refused
  core     | opens   | opens      | opens   | opens  | yes     | yes     | yes     | refused     | refused | refused
  convener | opens   | opens      | opens   | opens  | yes     | yes     | yes     | yes         | yes     | opens
  admin    | opens   | opens      | opens   | opens  | yes     | yes     | yes     | yes         | yes     | opens
`,
  () => app,
  {
    'the map': (browser) => browser.get(at()),
    'an element': (browser) => browser.get(at(`/elements/${element}`)),
    history: (browser) => browser.get(at('/history')),
    export: (browser) => browser.get(at('/export/kumu.json')),
    add: (browser) => browser.post(at('/elements'), { name: 'Dispatch', kind: 'organization', lang: 'en' }),
    gather: (browser) => browser.post(at('/groups')),
    card: (browser) => browser.post(at(`/elements/${element}/card?_method=PUT`), { outlook: 'Late again', lang: 'en', number: '0' }),
    'make a link': (browser) => browser.post(at(`/elements/${element}/card/links`)),
    open: (browser) => browser.post(at('/publication'), { _confirmed: '1' }),
    import: (browser) => browser.post(at('/import'), { json: '{"elements": [{"label": "A"}]}' }),
  },
);
