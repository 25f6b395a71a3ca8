import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Form, Section, Select, Stacked, Submit, useView } from '../../../ui/index.ts';
import type { GroupState } from '../coverage.ts';
import { at } from './finding.ts';
import type { KindPageProps } from './kind-page.tsx';
import { askedSentence } from './sentences.ts';

/** The groups of the kind with how far the issue got with each; puts others there. */
export function GroupsSection(props: KindPageProps) {
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
