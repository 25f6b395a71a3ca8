import { z } from 'zod';
import { isConfirmed, readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { NotFound } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  CheckboxList,
  ConfirmPage,
  EmptyState,
  Form,
  Row,
  Section,
  Stacked,
  Submit,
  useView,
  type RailStep,
  type View,
} from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { keepsGroups } from '../../people/index.ts';
import { chooseList, putListAway } from '../choosing-lists.ts';
import type { KindState } from '../coverage.ts';
import { coverageOf, type Coverage, type ListCoverage } from '../coverages.ts';
import { getListInUse, offeredLists, type List } from '../lists.ts';
import { sayNeed } from '../needs.ts';
import { placeGroup } from '../placing.ts';
import { suggestKinds, type Suggestion } from '../suggesting.ts';
import { ledIssue } from './finding.ts';
import { ChooseList } from './list-forms.tsx';
import { ListName, Words } from './picture.tsx';
import { phraseOf } from './sentences.ts';
import { sheetOf } from './sheet.ts';

export const kindsPage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const coverage = await coverageOf(ctx, issue);
  const keeps = await keepsGroups(ctx, issue.organizationId);
  const offered = await offeredLists(ctx, issue.organizationId);
  return render(c, <Kinds issue={issue} rail={await c.var.loopOf(issue)} coverage={coverage} offered={offered} keeps={keeps} />);
};

export const useList: Controller = async (c) => {
  const issue = await ledIssue(c);
  const form = await readForm(c, z.object({ list: z.string(), allNeeded: z.string().optional() }));
  if (!form.ok) throw new NotFound();
  await chooseList(c.var.ctx, issue.id, form.value.list, form.value.allNeeded !== undefined);
  return redirect(c, href('desk.kinds', { issue: issue.slug }), 'coverage:notice.list-used');
};

export const putAwayList: Controller = async (c) => {
  const issue = await ledIssue(c);
  const list = await getListInUse(c.var.ctx, issue, param(c, 'list'));
  const back = href('desk.kinds', { issue: issue.slug });
  if (!(await isConfirmed(c))) return render(c, <AskPutAway issue={issue} list={list} back={back} />);
  await putListAway(c.var.ctx, issue.id, list.key);
  return redirect(c, back, 'coverage:notice.list-away');
};

const chosen = z.object({ chosen: z.array(z.string()).min(1, 'coverage:problem.choose') });

/** Marks several kinds as needed at once; those about which something is said already stay as they are. */
export const needSeveral: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const list = await getListInUse(ctx, issue, param(c, 'list'));
  const form = await readForm(c, chosen);
  if (form.ok)
    for (const kind of list.kinds.filter((one) => form.value.chosen.includes(one.id)))
      await sayNeed(ctx, issue.id, kind, { isNeeded: true, reason: null, target: null, lang: issue.lang }, null);
  return redirect(c, href('desk.kinds', { issue: issue.slug }), form.ok ? 'coverage:notice.needed' : 'coverage:problem.choose');
};

/** Puts groups into the kinds that their names suggest, for those that somebody ticked. */
export const placeSeveral: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const list = await getListInUse(ctx, issue, param(c, 'list'));
  const form = await readForm(c, chosen);
  if (form.ok)
    for (const pair of form.value.chosen) {
      const [groupId = '', kindId = ''] = pair.split(' ');
      const kind = list.kinds.find((one) => one.id === kindId);
      if (!kind) throw new NotFound();
      await placeGroup(ctx, issue, kind, groupId);
    }
  return redirect(c, href('desk.kinds', { issue: issue.slug }), form.ok ? 'coverage:notice.placed' : 'coverage:problem.choose');
};

interface KindsProps {
  issue: Issue;
  rail: readonly RailStep[];
  coverage: Coverage;
  offered: readonly List[];
  keeps: boolean;
}

function Kinds({ issue, rail, coverage, offered, keeps }: KindsProps) {
  const { t } = useView();
  const { lists } = coverage;
  return (
    <PeopleDesk page="missing" issue={issue} rail={rail} title={t('coverage:kinds.title')}>
      <p>
        <a href={href('desk.missing', { issue: issue.slug })}>{t('coverage:back')}</a>
      </p>
      {lists.length === 0 ? <EmptyState title={t('coverage:none')} why={t('coverage:none.why')} /> : null}
      {lists.map((covered) => (
        <OneList issue={issue} covered={covered} coverage={coverage} keeps={keeps} />
      ))}
      <ChooseList issue={issue} lists={offered} used={lists.map(({ list }) => list.key)} />
      <Section title={t('coverage:lists.own')} quiet={t('coverage:lists.own.why')}>
        <Row>
          <ButtonLink href={href('organization.lists', { organization: issue.organizationId })}>{t('coverage:lists.open')}</ButtonLink>
        </Row>
      </Section>
    </PeopleDesk>
  );
}

function OneList({ issue, covered, coverage, keeps }: { issue: Issue; covered: ListCoverage; coverage: Coverage; keeps: boolean }) {
  const view = useView();
  const { t } = view;
  const { list, states } = covered;
  const at = { issue: issue.slug, list: list.key };
  const rows = sheetOf(view, covered, coverage.threshold).flatMap((row, index) => {
    const state = states[index];
    if (!state || isUntouched(state)) return [];
    const name = (
      <a href={href('desk.kind', { ...at, kind: state.kind.id })} lang={row.lang}>
        {row.name}
      </a>
    );
    return [[row.isPart ? <span class="part">{name}</span> : name, row.needed, groupsWords(t, coverage, state)]];
  });
  return (
    <Section title={<ListName list={list} />} quiet={<Words text={list.content.about} />} id={list.key.replaceAll('.', '-')}>
      <Suggestions issue={issue} covered={covered} coverage={coverage} keeps={keeps} />
      <div class="named-rows">
        <Stacked caption={t('coverage:kinds.table')} head={[t('coverage:kind'), t('coverage:step.needed'), t('coverage:groups')]} rows={rows} />
      </div>
      <Undecided issue={issue} covered={covered} />
      <Row>
        <ButtonLink href={href('population.show', at)}>{t('coverage:population.open')}</ButtonLink>
        <Form id={`away-${list.key.replaceAll('.', '-')}`} action={href('category-list.put-away', at)} method="delete">
          <Submit small confirm={t('coverage:list.away.sure')}>
            {t('coverage:list.away')}
          </Submit>
        </Form>
      </Row>
      <p class="quiet">
        {list.source} {list.content.note ? <Words text={list.content.note} /> : null}
      </p>
    </Section>
  );
}

/** The groups that were put into that very kind; those of the parts of a category stand there. */
function groupsWords(t: View['t'], { placements }: Coverage, { kind, groups }: KindState): string {
  const own = new Set(placements.flatMap((one) => (one.listKey === kind.listKey && one.id === kind.id ? [one.groupId] : [])));
  const names = groups.flatMap((group) => (own.has(group.id) ? [group.name] : []));
  if (names.length === groups.length) return names.join(', ') || t('coverage:groups.none');
  return [...names, t('coverage:groups.in-parts', { count: groups.length - names.length })].join(', ');
}

/** A part of a category of which nothing is said, and in which no group stands: it is named among the open ones alone. */
function isUntouched({ kind, need, groups }: KindState): boolean {
  return kind.subgroup !== null && need === null && groups.length === 0;
}

function Undecided({ issue, covered }: { issue: Issue; covered: ListCoverage }) {
  const view = useView();
  const { t } = view;
  const open = covered.states.filter((state) => state.need === null);
  if (open.length === 0) return null;
  const options = open.map(({ kind }) => ({ value: kind.id, label: <Words text={kind.name} /> }));
  const id = `need-${covered.list.key.replaceAll('.', '-')}`;
  return (
    <details class="fold">
      <summary>{t('coverage:open-kinds', { count: open.length })}</summary>
      <div class="stack">
        <Form id={id} action={href('kinds.need', { issue: issue.slug, list: covered.list.key })} sees={t('coverage:sees')}>
          <CheckboxList name="chosen[]" label={t('coverage:open-kinds.which')} options={options} />
          <Submit>{t('coverage:mark-needed')}</Submit>
        </Form>
      </div>
    </details>
  );
}

function Suggestions({ issue, covered, coverage, keeps }: { issue: Issue; covered: ListCoverage; coverage: Coverage; keeps: boolean }) {
  const view = useView();
  const { t } = view;
  const placed = new Set(coverage.placements.flatMap((one) => (one.listKey === covered.list.key ? [one.groupId] : [])));
  const own = coverage.groups.filter((group) => group.organizationId === issue.organizationId);
  const suggestions = keeps ? suggestKinds(own, covered.list.kinds, placed) : [];
  if (suggestions.length === 0) return null;
  const name = (one: Suggestion) => coverage.groups.find((group) => group.id === one.groupId)?.name ?? '';
  const options = suggestions.map((one) => ({
    value: `${one.groupId} ${one.kind.id}`,
    label: t('coverage:suggested', { group: name(one), kind: phraseOf(view, one.kind) }),
    hint: t('coverage:suggested.because', { word: one.word }),
  }));
  const id = `place-${covered.list.key.replaceAll('.', '-')}`;
  return (
    <details class="fold" open>
      <summary>{t('coverage:suggestions', { count: suggestions.length })}</summary>
      <div class="stack">
        <Form id={id} action={href('kinds.place', { issue: issue.slug, list: covered.list.key })} sees={t('coverage:groups.sees')}>
          <CheckboxList name="chosen[]" label={t('coverage:suggestions.which')} hint={t('coverage:suggestions.hint')} options={options} />
          <Submit>{t('coverage:suggestions.place')}</Submit>
        </Form>
      </div>
    </details>
  );
}

function AskPutAway({ issue, list, back }: { issue: Issue; list: List; back: string }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('coverage:list.away.sure')}
      what={t('coverage:list.away.what')}
      action={href('category-list.put-away', { issue: issue.slug, list: list.key })}
      method="delete"
      label={t('coverage:list.away')}
      back={back}
    />
  );
}
