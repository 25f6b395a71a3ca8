import type { PropsWithChildren } from 'hono/jsx';
import { useView } from '../../../ui/index.ts';
import type { ToldResult, ToldStatement } from '../told.ts';
import { OpinionMap } from './opinion-map.tsx';
import { barParts, VoteBar, VoteKey } from './result-bar.tsx';
import { GroupBars, SpeechLine, statementHref, Words } from './result-row.tsx';

/** What people say so far, in a few large rows, and the map beside it. */
export function RoomFindings({ conversationId, result }: { conversationId: string; result: ToldResult }) {
  const { t } = useView();
  // A wall has room for few: those whose figures may be told come first.
  const ground = result.agreed.toSorted((a, b) => Number(hasBar(b)) - Number(hasBar(a))).slice(0, mostAgreed(result));
  const dividing = result.divides.slice(0, ground.length === 0 && result.groups.length <= 3 ? 2 : 1);
  return (
    <>
      <div class="room-findings">
        <VoteKey />
        <section>
          <h2>{t('opinions:ground')}</h2>
          {ground.length === 0 ? <p>{t('opinions:room.no-ground')}</p> : null}
          {ground.map((statement) => (
            <Large statement={statement} result={result}>
              <VoteBar votes={statement.all} told={result} label={t('opinions:everyone')} />
            </Large>
          ))}
        </section>
        {dividing.length > 0 ? (
          <section>
            <h2>{t('opinions:divides')}</h2>
            {dividing.map((statement) => (
              <Large statement={statement} result={result}>
                {result.grouping === 'groups' ? (
                  <GroupBars statement={statement} result={result} />
                ) : (
                  <VoteBar votes={statement.all} told={result} label={t('opinions:everyone')} />
                )}
              </Large>
            ))}
          </section>
        ) : null}
      </div>
      <div class="room-map">
        <OpinionMap result={result} own={null} statementHref={(id) => statementHref(conversationId, id)} />
      </div>
    </>
  );
}

function hasBar({ all }: ToldStatement): boolean {
  return barParts(all).length > 0;
}

function Large({ statement, result, children }: PropsWithChildren<{ statement: ToldStatement; result: ToldResult }>) {
  return (
    <div class="room-row">
      <Words statement={statement} />
      <SpeechLine statement={statement} threshold={result.threshold} />
      {children}
    </div>
  );
}

/** So many rows fit on a wall in type that the last row of a room can read; each group takes a bar of its own. */
function mostAgreed({ groups }: ToldResult): number {
  return groups.length > 3 ? 1 : 2;
}
