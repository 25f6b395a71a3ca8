import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import {
  EmptyState,
  Field,
  Fold,
  Form,
  Hidden,
  LanguageField,
  Lede,
  Notice,
  Row,
  Said,
  Section,
  Sees,
  Select,
  Submit,
  Time,
  useView,
  Day,
  type RailStep,
} from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { urgencyOf } from '../ask.ts';
import { hardKinds, type HardRelation } from '../hard-relations.ts';
import { OwnerField, PartnerFields, PartnerName, Ways, type Choices } from './pieces.tsx';

/** Which form needs another look: the one for a new relation, or a form of one of them. */
export interface Refused {
  readonly form: 'new' | `step-${string}` | `resolution-${string}`;
  readonly problems: Problems;
  readonly typed: Typed;
}

export interface RelationsData {
  readonly relations: readonly HardRelation[];
  readonly choices: Choices;
  readonly me: string | null;
  readonly today: string;
  readonly refused: Refused | null;
}

/** The relations that are hard with their next steps, the form for another, and those that got better. */
export function RelationsPage({ issue, rail, data }: { issue: Issue; rail: readonly RailStep[]; data: RelationsData }) {
  const { t } = useView();
  const mine = data.refused?.form === 'new' ? data.refused : null;
  const hard = data.relations.filter((one) => !one.resolved);
  const better = data.relations.filter((one) => one.resolved);
  return (
    <PeopleDesk issue={issue} rail={rail} page="outreach" title={t('outreach:relations.title')} problem={data.refused !== null}>
      <Lede>{t('outreach:relations.lede')}</Lede>
      <Sees>{t('outreach:sees.lead')}</Sees>
      <Ways issue={issue} current="relations" />
      {data.relations.length === 0 ? <EmptyState title={t('outreach:relations.empty')} why={t('outreach:relations.empty.why')} /> : null}
      {hard.length > 0 ? (
        <Section id="hard" title={t('outreach:relations.hard', { count: hard.length })}>
          {hard.map((relation) => (
            <One issue={issue} relation={relation} data={data} />
          ))}
        </Section>
      ) : null}
      <Fold label={t('outreach:relation.open')} open={mine !== null || data.relations.length === 0}>
        <Form id="new" action={href('hard-relation.create', { issue: issue.slug })} problems={mine?.problems ?? {}} sees={t('outreach:sees.lead')}>
          <PartnerFields typed={mine?.typed ?? {}} choices={data.choices} />
          <Select
            name="kind"
            label={t('outreach:relation.kind')}
            options={hardKinds.map((kind) => ({ value: kind, label: t(`outreach:relation.kind.${kind}`) }))}
            value={mine?.typed['kind'] ?? 'out-of-reach'}
          />
          <Field
            name="blocks"
            type="textarea"
            rows={2}
            label={t('outreach:relation.blocks')}
            hint={t('outreach:relation.blocks.hint')}
            value={mine?.typed['blocks']}
            maxlength={2000}
            required
          />
          <StepFields typed={mine?.typed ?? {}} data={data} lang={issue.lang} />
          <Submit primary>{t('outreach:relation.submit')}</Submit>
        </Form>
      </Fold>
      {better.length > 0 ? (
        <Section id="better" title={t('outreach:relations.better', { count: better.length })}>
          {better.map((relation) => (
            <One issue={issue} relation={relation} data={data} />
          ))}
        </Section>
      ) : null}
    </PeopleDesk>
  );
}

function StepFields({ typed, data, lang }: { typed: Typed; data: RelationsData; lang: string }) {
  const { t } = useView();
  return (
    <>
      <Field
        name="nextStep"
        type="textarea"
        rows={2}
        label={t('outreach:relation.next')}
        hint={t('outreach:relation.next.hint')}
        value={typed['nextStep']}
        maxlength={2000}
        required
      />
      <OwnerField typed={typed} choices={data.choices} fallback={data.me} hint={t('outreach:relation.owner.hint')} />
      <Field name="byOn" type="date" label={t('outreach:ask.by')} value={typed['byOn']} required />
      <LanguageField name="lang" label={t('outreach:lang')} value={typed['lang'] ?? lang} />
    </>
  );
}

function One({ issue, relation, data }: { issue: Issue; relation: HardRelation; data: RelationsData }) {
  const { t } = useView();
  const step = relation.steps.at(-1);
  const urgency = urgencyOf(step?.byOn ?? null, data.today);
  return (
    <div class="card" id={relation.id}>
      <h3>
        <PartnerName partner={relation} /> <span class="quiet">· {t(`outreach:relation.kind.${relation.kind}`)}</span>
      </h3>
      <p>
        <b>{t('outreach:relation.blocks.short')}</b> <Said text={relation.blocks} lang={relation.lang} />
      </p>
      {relation.resolved ? (
        <Notice tone="good">
          <p>
            <b>{t('outreach:relation.changed')}</b> <Said text={relation.resolved.whatChanged} lang={relation.resolved.lang} />
          </p>
          <p class="quiet">
            {relation.resolved.by} · <Time value={relation.resolved.at} style="short" />
          </p>
          <Form layout="inline" method="delete" action={href('hard-relation.resolve', { issue: issue.slug, relation: relation.id })}>
            <Submit small icon="back">
              {t('outreach:relation.reopen')}
            </Submit>
          </Form>
        </Notice>
      ) : step ? (
        <p>
          <b>{t('outreach:relation.next.short')}</b> <Said text={step.nextStep} lang={step.lang} />{' '}
          <span class="quiet">
            {step.ownerName} · <Day value={step.byOn} style="short" />
          </span>
          {urgency === 'late' || urgency === 'today' ? <strong class="due"> {t(`outreach:urgency.${urgency}`)}</strong> : null}
        </p>
      ) : null}
      {relation.resolved ? null : <Work issue={issue} relation={relation} data={data} />}
      {relation.steps.length > 1 ? <Steps relation={relation} /> : null}
    </div>
  );
}

function Work({ issue, relation, data }: { issue: Issue; relation: HardRelation; data: RelationsData }) {
  const { t } = useView();
  const at = { issue: issue.slug, relation: relation.id };
  const step = data.refused?.form === `step-${relation.id}` ? data.refused : null;
  const end = data.refused?.form === `resolution-${relation.id}` ? data.refused : null;
  return (
    <>
      <Fold label={t('outreach:relation.step')} open={step !== null}>
        <Form id={`step-${relation.id}`} action={href('hard-relation.step', at)} problems={step?.problems ?? {}} sees={t('outreach:sees.lead')}>
          <Hidden name="after" value={step?.typed['after'] ?? relation.steps.length} />
          <Field name="cameOf" type="textarea" rows={2} label={t('outreach:relation.came-of')} value={step?.typed['cameOf']} maxlength={2000} required />
          <StepFields typed={step?.typed ?? {}} data={data} lang={issue.lang} />
          <Submit primary>{t('outreach:relation.step.submit')}</Submit>
        </Form>
      </Fold>
      <Fold label={t('outreach:relation.resolve')} open={end !== null}>
        <Form id={`resolution-${relation.id}`} action={href('hard-relation.resolve', at)} problems={end?.problems ?? {}} sees={t('outreach:sees.lead')}>
          <Field
            name="whatChanged"
            type="textarea"
            rows={2}
            label={t('outreach:relation.changed.label')}
            hint={t('outreach:relation.changed.hint')}
            value={end?.typed['whatChanged']}
            maxlength={2000}
            required
          />
          <LanguageField name="lang" label={t('outreach:lang')} value={end?.typed['lang'] ?? issue.lang} />
          <Row>
            <Submit primary>{t('outreach:relation.resolve.submit')}</Submit>
          </Row>
        </Form>
      </Fold>
    </>
  );
}

function Steps({ relation }: { relation: HardRelation }) {
  const { t } = useView();
  const past = relation.steps.slice(0, -1);
  return (
    <Fold label={t('outreach:relation.history', { count: past.length })}>
      <ol>
        {past.map((step, at) => {
          const after = relation.steps[at + 1];
          return (
            <li>
              <Said text={step.nextStep} lang={step.lang} />{' '}
              <span class="quiet">
                {step.ownerName} · <Day value={step.byOn} style="short" />
              </span>
              {after?.cameOf ? (
                <p>
                  {t('outreach:relation.came-of.short')} <Said text={after.cameOf} lang={after.lang} />
                </p>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}
