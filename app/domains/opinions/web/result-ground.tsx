import { ButtonLink, Quiet, Row, Section, useView } from '../../../ui/index.ts';
import type { ToldStatement } from '../told.ts';
import { href } from '../../../routes.ts';
import { whyUnknown } from './headline.ts';
import { AllVotes, ByGroup, Finding, FoldedFindings, GroupBars, type RowScope } from './result-row.tsx';
import { LeadTools, type Tools } from './result-tools.tsx';

interface SectionProps extends RowScope {
  tools: Tools | null;
}

/** What nearly everyone agrees on, and what nearly everyone turns down. */
export function CommonGround(props: SectionProps) {
  const { t } = useView();
  const { agreed, rejected, grouping } = props.result;
  const about = t(grouping === 'groups' ? 'opinions:ground.about' : 'opinions:ground.about.all');
  return (
    <Section title={t('opinions:ground')} id="ground" quiet={agreed.length + rejected.length > 0 ? about : null}>
      {agreed.length > 0 ? <GroundList {...props} statements={agreed} side="agree" /> : <p>{t('opinions:ground.none')}</p>}
      {rejected.length > 0 ? (
        <>
          <h3>{t('opinions:ground.rejected')}</h3>
          <GroundList {...props} statements={rejected} side="disagree" />
        </>
      ) : null}
    </Section>
  );
}

function GroundList(props: SectionProps & { statements: readonly ToldStatement[]; side: 'agree' | 'disagree' }) {
  const { result, tools } = props;
  return (
    <FoldedFindings
      statements={props.statements}
      show={(statement) => (
        <Finding
          {...props}
          statement={statement}
          figures={
            <>
              <AllVotes statement={statement} result={result} />
              <ByGroup statement={statement} result={result} side={props.side} />
            </>
          }
        >
          {tools ? <LeadTools statement={statement} tools={tools} /> : null}
        </Finding>
      )}
    />
  );
}

/** What divides people: how each group voted, one bar under the other. */
export function Divides(props: SectionProps) {
  const { t } = useView();
  const { result, tools } = props;
  return (
    <Section title={t('opinions:divides')} id="divides" quiet={result.divides.length > 0 ? t('opinions:divides.about') : null}>
      {result.divides.length === 0 ? <p>{t('opinions:divides.none')}</p> : null}
      <FoldedFindings
        statements={result.divides}
        show={(statement) => (
          <Finding
            {...props}
            statement={statement}
            figures={
              <>
                <GroupBars statement={statement} result={result} />
                <AllVotes statement={statement} result={result} />
              </>
            }
          >
            {tools ? <LeadTools statement={statement} tools={tools} /> : null}
          </Finding>
        )}
      />
    </Section>
  );
}

/** What nobody can say yet, why, and what would help. */
export function Unknown(props: RowScope & { isOpen: boolean }) {
  const { t } = useView();
  const { result, conversationId, isOpen } = props;
  const about = t(isOpen ? 'opinions:unknown.about.open' : 'opinions:unknown.about.closed');
  return (
    <Section title={t('opinions:unknown')} id="unknown" quiet={result.unknown.length > 0 ? about : null}>
      {result.unknown.length === 0 ? <p>{t('opinions:unknown.none')}</p> : null}
      <FoldedFindings
        statements={result.unknown}
        show={(statement) => (
          <Finding
            {...props}
            statement={statement}
            figures={
              <>
                <Why result={result} statement={statement} />
                <AllVotes statement={statement} result={result} />
              </>
            }
          />
        )}
      />
      {isOpen ? (
        <Row>
          <ButtonLink href={href('conversation.show', { conversation: conversationId })}>{t('conversations:take-part')}</ButtonLink>
          <ButtonLink icon="plus" href={href('statement.new', { conversation: conversationId })}>
            {t('conversations:add')}
          </ButtonLink>
        </Row>
      ) : (
        <Quiet>{t('opinions:unknown.next')}</Quiet>
      )}
    </Section>
  );
}

function Why({ result, statement }: Pick<RowScope, 'result'> & { statement: ToldStatement }) {
  const { t } = useView();
  const why = whyUnknown(result, statement);
  return why ? <p>{t(`opinions:unknown.${why}`)}</p> : null;
}
