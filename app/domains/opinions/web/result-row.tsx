import type { Child, PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Fold, Said, useView } from '../../../ui/index.ts';
import { SpeechWords, SpokenFor } from '../../inputs/web/index.ts';
import type { ToldResult, ToldStatement } from '../told.ts';
import { barParts, VoteBar } from './result-bar.tsx';
import { sideClause, votesSentence } from './sentences.ts';

/** What the rows of a result need to know of the page. */
export interface RowScope {
  readonly conversationId: string;
  readonly result: ToldResult;
}

/** A list of findings, each one statement with how it was voted on. */
export function Findings({ children }: PropsWithChildren) {
  return (
    <ol class="findings" role="list">
      {children}
    </ol>
  );
}

/** So many findings say what matters; the rest is one step away. More than that stand in the table of all statements. */
const firstFindings = 5;
const mostFindings = 20;

/** A list of findings of which the first few are open. */
export function FoldedFindings({ statements, show }: { statements: readonly ToldStatement[]; show: (statement: ToldStatement) => Child }) {
  const { t } = useView();
  const rest = statements.slice(firstFindings, mostFindings);
  return (
    <>
      <Findings>{statements.slice(0, firstFindings).map(show)}</Findings>
      {rest.length > 0 ? (
        <Fold label={t('opinions:more', { count: rest.length })}>
          <Findings>{rest.map(show)}</Findings>
          {statements.length > mostFindings ? (
            <p>
              <a href="#all">{t('opinions:more.all')}</a>
            </p>
          ) : null}
        </Fold>
      ) : null}
    </>
  );
}

interface FindingProps extends RowScope {
  statement: ToldStatement;
  /** Bars and sentences, beside the words on a wide screen. */
  figures: Child;
}

/** One statement in people's own words, and beside it what the votes on it say. What goes with it stands below. */
export function Finding({ conversationId, result, statement, figures, children }: PropsWithChildren<FindingProps>) {
  return (
    <li class="finding">
      <div class="finding-words">
        <Words statement={statement} />
        <p class="who">
          <StatementLink conversationId={conversationId} statement={statement} threshold={result.threshold} />
        </p>
      </div>
      <div class="finding-figures">{figures}</div>
      {children}
    </li>
  );
}

/** A statement as people's own words. */
export function Words({ statement }: { statement: ToldStatement }) {
  return (
    <blockquote>
      <Said text={statement.body} lang={statement.lang} />
    </blockquote>
  );
}

export function statementHref(conversationId: string, id: string): string {
  return href('result.statement', { conversation: conversationId, statement: id });
}

function StatementLink({ conversationId, statement, threshold }: { conversationId: string; statement: ToldStatement; threshold: number }) {
  const { t } = useView();
  return (
    <>
      {t('opinions:statement.number', { number: statement.number })}
      <SpeechWords speech={statement.speech} threshold={threshold} /> ·{' '}
      <a href={statementHref(conversationId, statement.id)}>
        {t('opinions:statement.more')}
        <span class="unseen">: {statement.body}</span>
      </a>
    </>
  );
}

/** For which group a statement speaks, on a line of its own. */
export function SpeechLine({ statement: { speech }, threshold }: { statement: Pick<ToldStatement, 'speech'>; threshold: number }) {
  return speech ? (
    <p class="who">
      <SpokenFor speech={speech} threshold={threshold} />
    </p>
  ) : null;
}

/** How everybody voted on a statement: a bar, and the same in words. */
export function AllVotes({ statement, result }: { statement: ToldStatement; result: ToldResult }) {
  const view = useView();
  const sentence = votesSentence(view, statement.all, result);
  return (
    <>
      <VoteBar votes={statement.all} told={result} />
      {sentence ? <p class="quiet">{sentence}</p> : null}
    </>
  );
}

/** The letter of an opinion group, as it also stands on the map. */
export function Letter({ letter }: { letter: string }) {
  const { t } = useView();
  return (
    <span class="group-letter">
      <span class="unseen">{t('opinions:group.named', { letter })} </span>
      <span aria-hidden="true">{letter}</span>
    </span>
  );
}

/** How each group voted on a statement, one bar a group. */
export function GroupBars({ statement, result }: { statement: ToldStatement; result: ToldResult }) {
  const { t } = useView();
  const told = result.groups.flatMap((group, at) => {
    const votes = statement.byGroup[at];
    return votes && barParts(votes).length > 0 ? [{ group, votes }] : [];
  });
  return (
    <>
      {told.map(({ group, votes }) => (
        <div class="group-bar">
          <span class="group-letter" aria-hidden="true">
            {group.letter}
          </span>
          <VoteBar votes={votes} told={result} label={t('opinions:group.named', { letter: group.letter })} />
        </div>
      ))}
    </>
  );
}

/** "In every group: A 29 of 31 agree …", as far as groups are told. */
export function ByGroup({ statement, result, side }: { statement: ToldStatement; result: ToldResult; side: 'agree' | 'disagree' }) {
  const view = useView();
  const told = result.groups.flatMap((group, at) => {
    const votes = statement.byGroup[at];
    const said = votes ? sideClause(view, votes, side, result) : null;
    return said ? [{ group, said }] : [];
  });
  if (told.length === 0) return null;
  return (
    <ul class="by-group" role="list">
      {told.map(({ group, said }) => (
        <li>
          <Letter letter={group.letter} /> {said}
        </li>
      ))}
    </ul>
  );
}
