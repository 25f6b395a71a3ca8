import { href } from '../../../routes.ts';
import { ButtonLink, Card, Form, Hidden, Submit, useView } from '../../../ui/index.ts';
import type { DecisionView } from './decision-page.tsx';

/** What those who lead can do with a decision now, and nothing that would be refused. */
export function LeadTools({ view }: { view: DecisionView }) {
  const { t } = useView();
  if (view.state === 'closed') return null;
  return (
    <Card label={t('decisions:lead')}>
      {view.state === 'draft' ? <DraftTools view={view} /> : view.state === 'open' ? <OpenTools view={view} /> : <EndedTools view={view} />}
    </Card>
  );
}

function DraftTools({ view: { decision, rollNow } }: { view: DecisionView }) {
  const { t } = useView();
  return (
    <>
      <p>{t('decisions:roll.now', { count: rollNow ?? 0 })}</p>
      <Form action={href('decision.open', { decision: decision.id })} sees={t('decisions:open.sees')} id="open">
        <Hidden name="revision" value={decision.revision} />
        <div class="row">
          <Submit primary confirm={t('decisions:open.confirm')}>
            {t('decisions:open')}
          </Submit>
          <ButtonLink href={href('decision.edit', { decision: decision.id })}>{t('decisions:edit')}</ButtonLink>
        </div>
      </Form>
    </>
  );
}

function OpenTools({ view: { decision, stand } }: { view: DecisionView }) {
  const { t } = useView();
  const waiting = stand.roll - stand.ballots;
  return (
    <>
      {waiting > 0 ? (
        <Form action={href('decision.remind', { decision: decision.id })} sees={t('decisions:remind.sees')} id="remind">
          <Submit>{t('decisions:remind', { count: waiting })}</Submit>
        </Form>
      ) : (
        <Form action={href('decision.end', { decision: decision.id })} sees={t('decisions:end.sees')} id="end">
          <Submit primary confirm={t('decisions:end.confirm')}>
            {t('decisions:end')}
          </Submit>
        </Form>
      )}
      {stand.ballots === 0 ? <TakeBack id={decision.id} /> : null}
    </>
  );
}

function EndedTools({ view: { decision, stand } }: { view: DecisionView }) {
  const { t } = useView();
  return (
    <>
      <p>{t('decisions:close.due')}</p>
      <ButtonLink primary href={href('decision.closing', { decision: decision.id })}>
        {t('decisions:close.go')}
      </ButtonLink>
      {stand.ballots === 0 ? <TakeBack id={decision.id} /> : null}
    </>
  );
}

function TakeBack({ id }: { id: string }) {
  const { t } = useView();
  return (
    <Form action={href('decision.take-back', { decision: id })} method="delete" sees={t('decisions:take-back.sees')} id="take-back">
      <Submit>{t('decisions:take-back')}</Submit>
    </Form>
  );
}
