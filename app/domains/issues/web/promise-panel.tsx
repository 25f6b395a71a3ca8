import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Facts, Fold, Form, Hidden, Quiet, Section, Select, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import { promiseLevels } from '../../frameworks/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import type { Issue } from '../issue.ts';
import { stateOf, type GroupPromise, type LevelWords } from '../promise.ts';
import { promisesOn, promiseWords } from '../promises.ts';
import { groupChoices, type GroupChoice } from '../promise-lines.ts';
import { Spoken } from './promise-line.tsx';
import { PromiseChanges } from './promises-public.tsx';
import { GroupName } from './question-row.tsx';

/** What the panel shows: promises for the issue, or for one decision of it. */
export interface PromisePanelData {
  readonly decisionId: string | null;
  /** Groups with a stake or a promise, by name. */
  readonly groups: readonly GroupChoice[];
  /** Without drafts where the reader does not lead. */
  readonly promises: readonly GroupPromise[];
  readonly words: readonly LevelWords[];
  readonly mayWrite: boolean;
}

/** Loads the promises of an issue, or of one decision. Drafts come only to those who lead. */
export async function loadPromisePanel(ctx: Ctx, issue: Issue, decisionId: string | null = null): Promise<PromisePanelData> {
  const mayWrite = leads(await standingOn(ctx, issue.id));
  const all = await promisesOn(ctx, issue.id, decisionId);
  return {
    decisionId,
    groups: await groupChoices(ctx, issue.id),
    promises: all.filter((one) => mayWrite || stateOf(one) !== 'draft'),
    words: await promiseWords(ctx, issue.organizationId),
    mayWrite,
  };
}

/** The desk's promise tab: what is promised to whom, drafts to set and open, and every change with its reason. */
export function PromisePanel({ data, issue }: { data: PromisePanelData; issue: Issue }) {
  const { t } = useView();
  const open = data.promises.filter((one) => stateOf(one) === 'open');
  return (
    <>
      {data.mayWrite ? <Drafts data={data} issue={issue} /> : null}
      <Section title={t('issues:promise.in-force')} quiet={t('issues:promise.in-force.why')}>
        {open.length > 0 ? (
          <InForce data={data} issue={issue} open={open} />
        ) : (
          <EmptyState title={t('issues:promise.none')} why={t('issues:promise.none.why')} />
        )}
      </Section>
      <PromiseChanges promises={data.promises} words={data.words} />
      <Levels words={data.words} />
    </>
  );
}

function Drafts({ data, issue }: { data: PromisePanelData; issue: Issue }) {
  const { t, path } = useView();
  const promised = new Set(data.promises.filter((one) => stateOf(one) === 'open').map((one) => one.groupId));
  const groups = data.groups.filter((group) => !promised.has(group.id));
  const drafts = data.promises.filter((one) => stateOf(one) === 'draft');
  const toQuestions = (
    <ButtonLink small icon="plus" href={href('desk.questions', { issue: issue.slug }, { step: 'stakes' })}>
      {t('issues:promise.to-stakes')}
    </ButtonLink>
  );
  if (data.groups.length === 0) return <EmptyState title={t('issues:promise.no-groups')} why={t('issues:promise.no-groups.why')} action={toQuestions} />;
  if (groups.length === 0) return toQuestions;
  const options = [
    { value: '', label: t('issues:promise.not-yet') },
    ...data.words.map((one) => ({ value: one.level, label: `${one.name.text}: ${one.verb.text}` })),
  ];
  return (
    <Section title={t('issues:promise.drafts')} quiet={t('issues:promise.drafts.why')} aside={toQuestions}>
      <Form id="drafts" method="put" action={href('promises.save', { issue: issue.slug })} sees={t('issues:promise.drafts.sees')}>
        <Hidden name="decision" value={data.decisionId ?? ''} />
        <Hidden name="back" value={path} />
        {groups.map((group) => (
          <Select
            name={`to-${group.id}`}
            label={<GroupName name={group.name} lang={group.lang} />}
            options={options}
            value={drafts.find((draft) => draft.groupId === group.id)?.level}
          />
        ))}
        <Submit>{t('issues:promise.drafts.save')}</Submit>
      </Form>
      {drafts.length > 0 ? (
        <Form
          id="opening"
          action={href('promises.open', { issue: issue.slug })}
          sees={t(issue.publishedAt ? 'issues:promise.open.sees-all' : 'issues:promise.open.sees-inside')}
        >
          <Hidden name="decision" value={data.decisionId ?? ''} />
          <Hidden name="back" value={path} />
          <Submit primary confirm={t('issues:promise.open.what')}>
            {t('issues:promise.open', { count: drafts.length })}
          </Submit>
        </Form>
      ) : null}
    </Section>
  );
}

function InForce({ data, issue, open }: { data: PromisePanelData; issue: Issue; open: readonly GroupPromise[] }) {
  const { t } = useView();
  const byPower = promiseLevels.toReversed().flatMap((level) => open.filter((one) => one.level === level));
  const head = [t('issues:promise.group'), t('issues:promise.level'), t('issues:promise.says'), t('issues:promise.since')];
  return (
    <Stacked
      caption={t('issues:promise.in-force')}
      head={data.mayWrite ? [...head, t('issues:promise.change')] : head}
      rows={byPower.map((promise) => {
        const words = data.words.find((one) => one.level === promise.level);
        const cells = [
          <GroupName name={promise.groupName} lang={promise.groupLang} />,
          words ? <Spoken text={words.name} /> : promise.level,
          words ? (
            <>
              <Spoken text={words.promise} /> <Spoken text={words.decides} />
            </>
          ) : (
            ''
          ),
          promise.openedAt ? <Time value={promise.openedAt} style="short" /> : '',
        ];
        const change = (
          <ButtonLink small href={href('promise.change', { issue: issue.slug, promise: promise.id })}>
            {t('issues:promise.change.do')}
          </ButtonLink>
        );
        return data.mayWrite ? [...cells, change] : cells;
      })}
    />
  );
}

function Levels({ words }: { words: readonly LevelWords[] }) {
  const { t } = useView();
  return (
    <Fold label={t('issues:promise.levels')}>
      <Quiet>{t('issues:promise.levels.why')}</Quiet>
      <Facts
        items={words.map((one) => ({
          name: <Spoken text={one.name} />,
          value: (
            <>
              <Spoken text={one.promise} /> <Spoken text={one.decides} />
            </>
          ),
        }))}
      />
    </Fold>
  );
}
