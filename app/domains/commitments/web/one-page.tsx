import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import {
  Facts,
  Field,
  Fold,
  Form,
  Heading,
  Hidden,
  LanguageField,
  Notice,
  Quiet,
  Quote,
  Row,
  Said,
  Section,
  Shell,
  Submit,
  useView,
  Day,
} from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Version } from '../commitment.ts';
import type { Found } from '../commitments.ts';
import { canKeep, canPublish, canRelease } from '../policy.ts';
import type { ToldPulse } from '../pulsing.ts';
import { State, WhoPledges } from './pieces.tsx';
import { Pulse } from './pulse.tsx';

export type Asked = 'change' | 'keep' | 'release';

export interface CommitmentPageProps {
  found: Found;
  versions: readonly Version[];
  pulse: ToldPulse;
  today: string;
  /** The form that needs another look. */
  asked: Asked | null;
  problems: Problems;
  typed: Typed;
}

/** One commitment: what, by whom, until when, how it stands; whether people say it was kept; how it changed. */
export function CommitmentPage(props: CommitmentPageProps) {
  const { commitment, issue, standing } = props.found;
  const { t } = useView();
  const inside = standing.ring !== null || canPublish(standing).allowed;
  const title = <Said text={commitment.what} lang={commitment.lang} />;
  return (
    <Shell title={commitment.what} desk problem={props.asked !== null}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={<WhoPledges commitment={commitment} />} />
      {commitment.removedAt ? <Notice>{t('commitments:is-removed')}</Notice> : null}
      <p class="pledge-line">
        <State commitment={commitment} today={props.today} />
      </p>
      {commitment.ending?.note ? (
        <Quote
          body={commitment.ending.note}
          lang={commitment.ending.lang}
          who={
            <>
              {t(`commitments:said.${commitment.ending.kind}`)} · <Day value={commitment.ending.on} />
            </>
          }
        />
      ) : null}
      <Facts
        items={[
          { name: t('commitments:made'), value: <Day value={commitment.madeOn} /> },
          { name: t('commitments:due'), value: <Day value={commitment.dueOn} /> },
          { name: t('commitments:readers'), value: t(commitment.publishedAt ? 'commitments:for-all' : 'commitments:for-members') },
        ]}
      />
      <Pulse commitment={commitment} pulse={props.pulse} />
      <Changes versions={props.versions} />
      <Acting {...props} />
      <p>
        <a href={href(inside ? 'desk.commitments' : 'commitments.show', { issue: issue.slug })}>{t(inside ? 'commitments:to-desk' : 'commitments:public')}</a>
      </p>
    </Shell>
  );
}

/** What it said before, with the reason why it was changed. */
function Changes({ versions }: { versions: readonly Version[] }) {
  const { t } = useView();
  if (versions.length < 2) return null;
  return (
    <Section id="changes" title={t('commitments:changes')} quiet={t('commitments:changes.why')}>
      {versions.slice(1).map((version, at) => {
        const before = versions[at];
        return (
          <Quote
            body={version.reason ?? ''}
            lang={version.lang}
            who={
              before ? (
                <>
                  {t('commitments:before')} “<Said text={before.what} lang={before.lang} />
                  ”, {t('commitments:by-day')} <Day value={before.dueOn} />
                </>
              ) : null
            }
          />
        );
      })}
    </Section>
  );
}

function Acting(props: CommitmentPageProps) {
  const { commitment, standing, own } = props.found;
  const { t } = useView();
  const mayKeep = canKeep(standing, commitment.side, own).allowed;
  const mayRelease = canRelease(standing, commitment.side, own).allowed;
  const mayPublish = canPublish(standing).allowed;
  if (!mayKeep && !mayRelease && !mayPublish) return null;
  const at = { commitment: commitment.id };
  const running = !commitment.ending && !commitment.removedAt;
  return (
    <Section id="acting" title={t('commitments:acting')}>
      {running && mayKeep ? <KeepForm {...props} /> : null}
      {running && mayKeep ? <ChangeForm {...props} /> : null}
      {running && mayRelease ? <ReleaseForm {...props} /> : null}
      <Row>
        {commitment.ending && (commitment.ending.kind === 'kept' ? mayKeep : mayRelease) ? (
          <Form layout="inline" method="delete" action={href('commitment.reopen', at)}>
            <Submit small icon="back">
              {t(`commitments:undo.${commitment.ending.kind}`)}
            </Submit>
          </Form>
        ) : null}
        {mayPublish && !commitment.removedAt ? (
          <Form layout="inline" method={commitment.publishedAt ? 'delete' : 'post'} action={href('commitment.publish', at)}>
            <Submit small>{t(commitment.publishedAt ? 'commitments:unpublish' : 'commitments:publish')}</Submit>
          </Form>
        ) : null}
        {mayPublish ? (
          <Form layout="inline" method={commitment.removedAt ? 'delete' : 'post'} action={href('commitment.remove', at)}>
            <Submit small icon={commitment.removedAt ? 'back' : 'cross'}>
              {t(commitment.removedAt ? 'commitments:restore' : 'commitments:remove')}
            </Submit>
          </Form>
        ) : null}
      </Row>
      {mayPublish && commitment.side === 'group' && !commitment.publishedAt ? <Quiet>{t('commitments:ask-group')}</Quiet> : null}
    </Section>
  );
}

function KeepForm({ found: { commitment }, today, asked, problems, typed }: CommitmentPageProps) {
  const { t } = useView();
  const again = asked === 'keep';
  return (
    <Fold label={t('commitments:keep')} open={again}>
      <Form id="keep" action={href('commitment.keep', { commitment: commitment.id })} problems={again ? problems : {}} sees={sees(commitment, t)}>
        <Field name="on" type="date" label={t('commitments:keep.on')} value={again ? typed['on'] : today} max={today} required />
        <Field name="note" type="textarea" rows={2} label={t('commitments:keep.note')} value={again ? typed['note'] : ''} maxlength={2000} optional />
        <LanguageField name="lang" label={t('commitments:lang')} value={(again ? typed['lang'] : null) ?? commitment.lang} />
        <Submit primary>{t('commitments:keep.do')}</Submit>
      </Form>
    </Fold>
  );
}

function ChangeForm({ found: { commitment }, asked, problems, typed }: CommitmentPageProps) {
  const { t } = useView();
  const again = asked === 'change';
  return (
    <Fold label={t('commitments:change')} open={again}>
      <Form
        id="change"
        method="put"
        action={href('commitment.change', { commitment: commitment.id })}
        problems={again ? problems : {}}
        sees={sees(commitment, t)}
      >
        <Hidden name="version" value={again ? (typed['version'] ?? commitment.version) : commitment.version} />
        <Field name="what" type="textarea" rows={2} label={t('commitments:what')} value={again ? typed['what'] : commitment.what} maxlength={1000} required />
        <Field name="dueOn" type="date" label={t('commitments:due')} value={again ? typed['dueOn'] : commitment.dueOn} required />
        <Field
          name="reason"
          type="textarea"
          rows={2}
          label={t('commitments:reason')}
          hint={t('commitments:reason.hint')}
          value={again ? typed['reason'] : ''}
          maxlength={2000}
          required
        />
        <LanguageField name="lang" label={t('commitments:lang')} value={(again ? typed['lang'] : null) ?? commitment.lang} />
        <Submit>{t('commitments:change.do')}</Submit>
      </Form>
    </Fold>
  );
}

function ReleaseForm({ found: { commitment }, asked, problems, typed }: CommitmentPageProps) {
  const { t } = useView();
  const again = asked === 'release';
  return (
    <Fold label={t('commitments:release')} open={again}>
      <Form id="release" action={href('commitment.release', { commitment: commitment.id })} problems={again ? problems : {}} sees={sees(commitment, t)}>
        <Quiet>{t('commitments:release.why')}</Quiet>
        <Field name="reason" type="textarea" rows={2} label={t('commitments:release.reason')} value={again ? typed['reason'] : ''} maxlength={2000} required />
        <LanguageField name="lang" label={t('commitments:lang')} value={(again ? typed['lang'] : null) ?? commitment.lang} />
        <Submit>{t('commitments:release.do')}</Submit>
      </Form>
    </Fold>
  );
}

function sees({ publishedAt }: { publishedAt: Date | null }, t: ReturnType<typeof useView>['t']): string {
  return t(publishedAt ? 'commitments:sees-all' : 'commitments:sees-inside');
}
