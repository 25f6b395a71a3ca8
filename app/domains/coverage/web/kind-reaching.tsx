import { href } from '../../../routes.ts';
import { ButtonLink, Field, Fold, Form, Row, Said, Section, Select, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { isAbsence, type Gap } from '../gaps.ts';
import { throughWhom, type Helper } from '../helping.ts';
import { at } from './finding.ts';
import type { KindPageProps } from './kind-page.tsx';
import { dayOf, lapsedIn, phraseOf } from './sentences.ts';

/** The task that there is, who could help, and the form that plans an ask. */
export function AskSection(props: KindPageProps & { gap: Gap | null }) {
  const view = useView();
  const { t } = view;
  const { issue, state, helpers, nominated, problems, gap } = props;
  const phrase = phraseOf(view, state.kind);
  const groups = state.groups.map((group) => ({ value: group.id, label: group.name }));
  const typed = problems.form === 'ask' ? problems.typed : {};
  const ask = state.openAsk;
  return (
    <Section title={t('coverage:reach')} id="reach">
      {ask ? (
        <>
          <p>
            {t('coverage:task.open', { name: ask.ownerName })} <Said text={ask.what} lang={ask.lang} />{' '}
            {ask.dueOn ? t('coverage:task.by', { day: dayOf(view, ask.dueOn) }) : null}
          </p>
          <Row>
            <ButtonLink href={href('ask.show', { issue: issue.slug, ask: ask.id })}>{t('coverage:task.show')}</ButtonLink>
          </Row>
        </>
      ) : null}
      {gap?.type === 'agreed' ? (
        <Row>
          <ButtonLink href={`${href('desk.people', { issue: issue.slug }, groups.length === 1 ? { group: groups[0]?.value ?? '' } : {})}#invite`}>
            {t('coverage:invite')}
          </ButtonLink>
        </Row>
      ) : null}
      {gap?.type === 'lapsed' ? <RenewLine issue={issue} gap={gap} /> : null}
      <Helpers helpers={helpers} nominated={nominated} />
      <Fold
        label={t('coverage:ask.new')}
        open={problems.form === 'ask' || (ask === null && gap !== null && gap.type !== 'agreed' && gap.type !== 'lapsed' && isAbsence(gap.type))}
      >
        <Form id="ask" action={href('kind.ask', at(props))} problems={problems.form === 'ask' ? problems.list : {}} sees={t('coverage:ask.sees')}>
          {groups.length > 0 ? (
            <Select
              name="groupId"
              label={t('coverage:ask.group')}
              options={[{ value: '', label: t('coverage:ask.no-group') }, ...groups]}
              value={typed['groupId'] ?? groups[0]?.value}
            />
          ) : null}
          <Field
            name="what"
            label={t('coverage:ask.what')}
            type="textarea"
            value={typed['what'] ?? t('coverage:ask.default', { kind: phrase })}
            maxlength={2000}
            required
          />
          <Field
            name="through"
            label={t('coverage:ask.through')}
            hint={t('coverage:ask.through.hint')}
            value={typed['through'] ?? throughWhom(helpers)}
            maxlength={300}
            optional
          />
          <Submit primary>{t('coverage:make-task')}</Submit>
        </Form>
      </Fold>
    </Section>
  );
}

/** The way to the mandate that ran out, where it is renewed or let go. */
export function RenewLine({ issue, gap }: { issue: Issue; gap: Gap }) {
  const { t } = useView();
  const lapsed = lapsedIn(gap);
  if (!lapsed) return null;
  return (
    <p>
      <ButtonLink small href={`${href('mandate.show', { issue: issue.slug, mandate: lapsed.id })}#renewal`}>
        {t('coverage:renew')}
      </ButtonLink>
    </p>
  );
}

function Helpers({ helpers, nominated }: { helpers: readonly Helper[]; nominated: number }) {
  const { t } = useView();
  if (helpers.length === 0 && nominated === 0) return <p class="quiet">{t('coverage:helpers.none')}</p>;
  return (
    <>
      <h3>{t('coverage:helpers')}</h3>
      <ul>
        {helpers.map((helper) => (
          <li>
            <strong>{helper.name}</strong>: {helper.because === 'broker' ? helper.detail : t(`coverage:helper.${helper.because}`, { group: helper.detail })}
          </li>
        ))}
        {nominated > 0 ? <li>{t('coverage:helpers.nominated', { count: nominated })}</li> : null}
      </ul>
    </>
  );
}
