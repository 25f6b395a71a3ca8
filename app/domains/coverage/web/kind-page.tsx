import { href } from '../../../routes.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import {
  EmptyState,
  Facts,
  Field,
  Fold,
  Form,
  Hidden,
  LanguageField,
  Notice,
  Radios,
  Row,
  Said,
  Section,
  Select,
  Stacked,
  Submit,
  useView,
  type Problems,
  type RailStep,
} from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { inLocale } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import type { GroupState, KindState } from '../coverage.ts';
import type { Coverage, ListCoverage } from '../coverages.ts';
import { gapOf, type Gap } from '../gaps.ts';
import type { Helper } from '../helping.ts';
import { ListName } from './picture.tsx';
import { askedSentence, dayOf, gapSentence, phraseOf } from './sentences.ts';
import { comparison, sheetOf } from './sheet.ts';

export interface KindPageProps {
  issue: Issue;
  rail: readonly RailStep[];
  coverage: Coverage;
  covered: ListCoverage;
  state: KindState;
  helpers: readonly Helper[];
  nominated: number;
  keeps: boolean;
  problems: { form: 'need' | 'ask' | 'group' | null; list: Problems; typed: Typed };
}

/** One kind of people on one issue: how it stands, who they are, who could help, and what to do. */
export function KindPage(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { issue, rail, covered, state } = props;
  const type = gapOf(state, view.now);
  const gap: Gap | null = type && { type, state, group: null, isPromised: false };
  return (
    <PeopleDesk page="missing" issue={issue} rail={rail} title={inLocale(state.kind.name, view.locale).text} problem={props.problems.form !== null}>
      <p>
        <a href={href('desk.missing', { issue: issue.slug })}>{t('coverage:back')}</a> · <ListName list={covered.list} />
      </p>
      {gap ? <Notice tone="now">{gapSentence(view, gap)}</Notice> : state.need?.isNeeded ? <Notice tone="good">{t('coverage:no-gap')}</Notice> : null}
      <Standing {...props} />
      <AskSection {...props} />
      <GroupsSection {...props} />
      <NeedSection {...props} />
      <CallSection {...props} />
    </PeopleDesk>
  );
}

function at({ issue, state }: Pick<KindPageProps, 'issue' | 'state'>) {
  return { issue: issue.slug, list: state.kind.listKey, kind: state.kind.id };
}

function Standing({ covered, state, coverage }: KindPageProps) {
  const view = useView();
  const { t } = view;
  const row = sheetOf(view, covered, coverage.threshold)[covered.states.indexOf(state)];
  const compared = comparison(view, covered, state, coverage.threshold);
  if (!row) return null;
  const people = state.spokespeople.map((one) => one.name).join(', ');
  return (
    <Section title={t('coverage:standing')}>
      <Facts
        items={[
          { name: t('coverage:step.needed'), value: row.needed },
          { name: t('coverage:step.reached'), value: askedSentence(view, state.asked) },
          { name: t('coverage:step.present'), value: people ? `${row.present}: ${people}` : row.present },
          { name: t('coverage:step.speaking'), value: row.speaking },
          ...(row.people ? [{ name: t('coverage:people'), value: row.people }] : []),
          ...(compared ? [{ name: t('coverage:compared'), value: compared }] : []),
        ]}
      />
    </Section>
  );
}

function AskSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, helpers, nominated, problems } = props;
  const phrase = phraseOf(view, state.kind);
  const groups = state.groups.map((group) => ({ value: group.id, label: group.name }));
  const typed = problems.form === 'ask' ? problems.typed : {};
  const ask = state.openAsk;
  return (
    <Section title={t('coverage:reach')} id="reach">
      {ask ? (
        <p>
          {t('coverage:task.open', { name: ask.ownerName })} <Said text={ask.what} lang={ask.lang} />{' '}
          {ask.dueOn ? t('coverage:task.by', { day: dayOf(view, ask.dueOn) }) : null}
        </p>
      ) : null}
      <Helpers helpers={helpers} nominated={nominated} />
      <Fold label={t('coverage:ask.new')} open={problems.form === 'ask' || ask === null}>
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
            value={typed['through'] ?? helpers[0]?.name}
            maxlength={300}
            optional
          />
          <Submit primary>{t('coverage:make-task')}</Submit>
        </Form>
      </Fold>
    </Section>
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

function GroupsSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, coverage, keeps } = props;
  const head = [
    t('coverage:group'),
    t('coverage:step.reached'),
    t('coverage:step.present'),
    t('coverage:step.speaking'),
    ...(keeps ? [t('coverage:group.out')] : []),
  ];
  const rows = state.groups.map((group) => [
    <span lang={group.lang} dir={direction(group.lang)}>
      {group.name}
    </span>,
    askedSentence(view, group.asked),
    group.spokespeople.length > 0 ? group.spokespeople.map((one) => one.name).join(', ') : t('coverage:no'),
    group.lastWord ? t('coverage:speaking.word') : t('coverage:speaking.no-word'),
    ...(keeps ? [<TakeOut {...props} group={group} />] : []),
  ]);
  const there = new Set(state.groups.map((group) => group.id));
  const others = coverage.groups.filter((group) => !there.has(group.id)).map((group) => ({ value: group.id, label: group.name }));
  return (
    <Section title={t('coverage:groups.of')} id="groups" quiet={t('coverage:groups.why')}>
      {rows.length > 0 ? (
        <Stacked caption={t('coverage:groups.of')} head={head} rows={rows} />
      ) : (
        <EmptyState title={t('coverage:groups.none')} why={t('coverage:groups.none.why')} />
      )}
      {keeps && others.length > 0 ? (
        <Form id="group" layout="inline" action={href('kind.group', at(props))} sees={t('coverage:groups.sees')}>
          <Select name="groupId" label={t('coverage:group.add')} options={others} />
          <Submit>{t('coverage:group.put')}</Submit>
        </Form>
      ) : null}
      {keeps ? (
        <p>
          <a href={href('directory.list', { organization: props.issue.organizationId, kind: 'groups' })}>{t('coverage:group.new')}</a>
        </p>
      ) : null}
    </Section>
  );
}

/** A group that stands in a sub-group is taken out there. */
function TakeOut({ group, ...props }: KindPageProps & { group: GroupState }) {
  const { t } = useView();
  const { state, coverage } = props;
  const isHere = coverage.placements.some((one) => one.listKey === state.kind.listKey && one.id === state.kind.id && one.groupId === group.id);
  if (!isHere) return <>{t('coverage:group.in-part')}</>;
  return (
    <Form id={`out-${group.id}`} layout="inline" action={href('kind.ungroup', { ...at(props), group: group.placedId })} method="delete">
      <Submit small>
        {t('coverage:group.out')} <span class="unseen">{group.name}</span>
      </Submit>
    </Form>
  );
}

function NeedSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, issue, problems } = props;
  const typed = problems.form === 'need' ? problems.typed : {};
  const need = state.need;
  const now = need === null ? 'open' : need.isNeeded ? 'yes' : 'no';
  return (
    <Section title={t('coverage:need.title')} id="need">
      <Form id="need" action={href('kind.need', at(props))} method="put" problems={problems.form === 'need' ? problems.list : {}} sees={t('coverage:sees')}>
        <Hidden name="basedOn" value={typed['basedOn'] ?? need?.rowId ?? ''} />
        <Radios
          name="needed"
          label={t('coverage:need.question')}
          value={typed['needed'] ?? now}
          options={(['yes', 'no', 'open'] as const).map((value) => ({ value, label: t(`coverage:need.say-${value}`) }))}
        />
        <Field
          name="reason"
          type="textarea"
          label={t('coverage:need.reason')}
          hint={t('coverage:need.reason.hint')}
          value={typed['reason'] ?? need?.reason}
          maxlength={1000}
          optional
        />
        <Field
          name="target"
          type="number"
          min={1}
          max={999}
          inputmode="numeric"
          label={t('coverage:need.how-many')}
          hint={t('coverage:need.how-many.hint')}
          value={typed['target'] ?? need?.target}
          optional
        />
        <LanguageField name="lang" label={t('coverage:need.lang')} value={typed['lang'] ?? need?.lang ?? issue.lang} />
        <Submit primary>{t('coverage:save')}</Submit>
      </Form>
    </Section>
  );
}

function CallSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, issue } = props;
  return (
    <Section title={t('coverage:call.title')} id="call" quiet={t('coverage:call.why')}>
      <Row>
        <Form
          id="call"
          action={href(state.isCalled ? 'kind.uncall' : 'kind.call', at(props))}
          method={state.isCalled ? 'delete' : 'post'}
          sees={issue.publishedAt ? t('coverage:call.sees') : t('coverage:call.sees-private')}
        >
          <Submit>{t(state.isCalled ? 'coverage:call.end' : 'coverage:call.make')}</Submit>
        </Form>
      </Row>
    </Section>
  );
}
