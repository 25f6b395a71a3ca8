import { chance } from './chance.ts';
import { compareMoments, type Moment } from './moments.ts';
import type { Participant, Statement, Vote } from './types.ts';

/** Share of votes that are a pass, whatever the attitude. */
const passShare = 0.11;

/**
 * The votes of a conversation, the same for the same seed. Each participant votes on a statement with its
 * `coverage`, and agrees as often as people of that attitude do. Authors agree with their own statement as they write it.
 *
 * @param seed any whole number
 * @returns votes by statement, then participant; each after its statement was said and its participant came
 */
export function castVotes(seed: number, statements: readonly Statement[], participants: readonly Participant[]): readonly Vote[] {
  const next = chance(seed);
  return statements.flatMap((statement) =>
    participants.flatMap((participant): readonly Vote[] => {
      const takesPart = next() < statement.coverage;
      const value = valueOf(statement, participant, next(), next());
      const at = momentOf(statement, participant, next());
      if (statement.participant === participant.key) {
        return [{ statement: statement.key, participant: participant.key, value: 1, at: momentOf(statement, participant, 0) }];
      }
      return takesPart ? [{ statement: statement.key, participant: participant.key, value, at }] : [];
    }),
  );
}

function valueOf(statement: Statement, participant: Participant, first: number, second: number): 1 | 0 | -1 {
  if (first < passShare) return 0;
  return second * 100 < sharpened(statement.agree[participant.attitude]) ? 1 : -1;
}

/** Sixty people are few to tell three attitudes apart: each keeps to its side more than the percentages of the statements say. */
function sharpened(percent: number): number {
  return Math.min(98, Math.max(2, 50 + 2 * (percent - 50)));
}

/** Some minutes after whichever came later, statement or participant, and never past midnight. */
function momentOf(statement: Statement, participant: Participant, share: number): Moment {
  const { said } = statement;
  const later = compareMoments(said, participant.joined) > 0 ? said : participant.joined;
  const sinceMidnight = later.hour * 60 + later.minute;
  const minutes = sinceMidnight + 1 + Math.floor(share * (1438 - sinceMidnight));
  return { daysAgo: later.daysAgo, hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
