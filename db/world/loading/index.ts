import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { world } from '../index.ts';
import { calendarFrom } from './keys.ts';
import { loadCoalescing } from './coalescing.ts';
import { loadConversations, loadInputs, loadParticipants } from './hearing.ts';
import { loadCoverage, loadPlacements } from './coverage.ts';
import { loadDecisions, loadReadings } from './deciding.ts';
import { loadMembers } from './members.ts';
import { loadDirectory } from './directory.ts';
import { loadMap } from './mapping.ts';
import { loadCards, loadOutreach } from './outreach.ts';
import { loadPeople } from './people.ts';
import { loadCommitments } from './commitments.ts';
import { loadSheets } from './sheets.ts';
import { loadWords } from './words.ts';
import { loadHistory } from './history.ts';

export { idOf } from './keys.ts';

/**
 * Fills an empty, migrated database with the demo world, in one transaction. Needs the shipped frameworks.
 * Times are told from `now`, in the world's own time zone.
 */
export async function loadWorld(db: Kysely<DB>, now: Date): Promise<void> {
  const calendar = calendarFrom(now, world.timeZone);
  const load = async (db: Kysely<DB>) => {
    await loadPeople(db, world, calendar);
    await loadPlacements(db, world, calendar);
    await loadCards(db, world.cards, calendar);
    for (const issue of world.issues) {
      await loadCoalescing(db, issue, calendar);
      await loadParticipants(db, issue, calendar);
      await loadInputs(db, issue, calendar);
      await loadConversations(db, issue, calendar);
      await loadDecisions(db, issue, calendar);
      await loadReadings(db, issue, calendar);
      await loadMembers(db, issue, calendar);
      await loadWords(db, issue, calendar);
      await loadCommitments(db, issue, calendar);
      await loadSheets(db, issue, calendar);
      await loadCoverage(db, issue, calendar);
      await loadMap(db, issue, calendar);
      await loadOutreach(db, issue, calendar);
      await loadHistory(db, issue, calendar);
    }
    await loadDirectory(db, world, calendar);
  };
  if (db.isTransaction) await load(db);
  else await db.transaction().execute(load);
}
