import { href } from '../../../routes.ts';
import { Field, Fold, Form, formatNumber, Hidden, Notice, Section, Submit, Table, useView, type Problems, type RailStep } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import type { List } from '../lists.ts';
import type { LineProblem } from '../population.ts';
import type { Population } from '../populations.ts';
import type { ToldPopulation } from '../telling-population.ts';
import { ListName, Words } from './picture.tsx';

export interface PopulationPageProps {
  issue: Issue;
  rail: readonly RailStep[];
  list: List;
  now: { readonly population: Population; readonly told: ToldPopulation } | null;
  /** Figures that were read and are not taken in yet. */
  preview: { readonly told: ToldPopulation; readonly kinds: number } | null;
  lines: readonly LineProblem[];
  problems: Problems;
  typed: Typed;
}

export function PopulationPage(props: PopulationPageProps) {
  const { t } = useView();
  const { issue, rail, list, now, preview, lines } = props;
  const at = { issue: issue.slug, list: list.key };
  const failed = lines.length > 0 || Object.keys(props.problems).length > 0;
  return (
    <PeopleDesk page="missing" issue={issue} rail={rail} title={t('coverage:population.title')} problem={failed}>
      <p>
        <a href={href('desk.kinds', { issue: issue.slug })}>{t('coverage:back-kinds')}</a> · <ListName list={list} />
      </p>
      {lines.length > 0 ? <Lines lines={lines} /> : null}
      {preview ? (
        <Section
          title={t('coverage:population.preview', { count: preview.kinds })}
          quiet={t('coverage:population.preview.why', { count: issue.privacyThreshold })}
        >
          <Figures list={list} told={preview.told} />
          <Form id="confirm" action={href('population.take', at)} sees={t('coverage:population.sees')}>
            {['text', 'source', 'basedOn'].map((name) => (
              <Hidden name={name} value={props.typed[name] ?? ''} />
            ))}
            <Submit primary>{t('coverage:population.take')}</Submit>
          </Form>
        </Section>
      ) : null}
      {now && !preview ? <Now {...props} /> : null}
      <GiveFigures {...props} />
    </PeopleDesk>
  );
}

function Now({ issue, list, now }: PopulationPageProps) {
  const { t } = useView();
  if (!now) return null;
  return (
    <Section title={t('coverage:population.now', { number: now.population.number })} quiet={t('coverage:population.from', { source: now.population.source })}>
      <Figures list={list} told={now.told} />
      <Form id="end" action={href('population.end', { issue: issue.slug, list: list.key })} method="delete">
        <Submit small confirm={t('coverage:population.end.sure')}>
          {t('coverage:population.end')}
        </Submit>
      </Form>
    </Section>
  );
}

function GiveFigures({ issue, list, now, preview, problems, typed }: PopulationPageProps) {
  const { t } = useView();
  const example = list.kinds.slice(0, 3).map((kind, at) => `${kind.category},${kind.subgroup ?? ''},${240 - at * 55}`);
  return (
    <Section title={t('coverage:population.give')} quiet={t('coverage:population.give.why')}>
      <Form
        id="give"
        action={href('population.preview', { issue: issue.slug, list: list.key })}
        problems={problems}
        multipart
        fresh
        sees={t('coverage:population.sees')}
      >
        <Hidden name="basedOn" value={now?.population.number ?? 0} />
        <Field
          name="text"
          type="textarea"
          rows={8}
          dir="ltr"
          label={t('coverage:population.text')}
          hint={t('coverage:population.text.hint', { example: example.join(' / ') })}
          value={preview ? '' : typed['text']}
        />
        <Field
          name="file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          label={t('coverage:population.file')}
          hint={t('coverage:population.file.hint')}
          optional
        />
        <Field
          name="source"
          label={t('coverage:population.source')}
          hint={t('coverage:population.source.hint')}
          value={typed['source']}
          maxlength={300}
          required
        />
        <Submit primary>{t('coverage:population.look')}</Submit>
      </Form>
      <Fold label={t('coverage:population.keys')}>
        <Table
          caption={t('coverage:population.keys')}
          head={[t('coverage:kind'), t('coverage:population.key')]}
          rows={list.kinds.map((kind) => [<Words text={kind.name} />, <code dir="ltr">{`${kind.category},${kind.subgroup ?? ''}`}</code>])}
        />
      </Fold>
    </Section>
  );
}

function Lines({ lines }: { lines: readonly LineProblem[] }) {
  const { t } = useView();
  return (
    <Notice tone="bad" announce>
      <p>{t('coverage:population.refused', { count: lines.length })}</p>
      <ul>
        {lines.map((problem) => (
          <li>
            {t('coverage:line', { line: problem.line })} {t(`coverage:line.${problem.reason}`, problem.values)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Figures({ list, told }: { list: List; told: ToldPopulation }) {
  const { t, locale } = useView();
  const rows = list.kinds.flatMap((kind) => {
    const count = told.kinds.get(kind.id);
    if (count === undefined) return [];
    return [[<Words text={kind.name} />, count === null ? t('coverage:people.withheld') : formatNumber(count, locale)]];
  });
  return <Table caption={t('coverage:population.title')} head={[t('coverage:kind'), t('coverage:people')]} rows={rows} figures={[1]} />;
}
