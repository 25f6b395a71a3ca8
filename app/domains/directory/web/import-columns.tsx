import type { Problems } from '../../../platform/http/form.ts';
import { fields, type Field as RosterField, type Holds } from '../../../engines/roster-format/index.ts';
import { href } from '../../../routes.ts';
import { Checkbox, Facts, Form, Heading, Hidden, Notice, Radios, Section, Select, Shell, Stacked, Submit, useView } from '../../../ui/index.ts';
import { existingChoices, type RosterImport } from '../importing/roster-import.ts';

export interface ColumnsData {
  found: RosterImport;
  holds: Holds;
  headings: readonly string[];
  samples: readonly (readonly string[])[];
  map: readonly (RosterField | null)[];
  delimiter: string;
  /** Of a roster: the files we know. */
  files: readonly string[];
  problems: Problems;
}

export function ColumnsPage(data: ColumnsData) {
  const { t } = useView();
  const { found } = data;
  const title = t(found.format === 'csv' ? 'directory:import.columns' : 'directory:import.roster');
  return (
    <Shell title={title} desk problem={Object.keys(data.problems).length > 0}>
      <Heading
        title={title}
        lede={t(found.format === 'csv' ? 'directory:import.columns.lede' : 'directory:import.roster.lede')}
        above={<a href={href('imports.index', { organization: found.organizationId })}>{t('directory:import.title')}</a>}
      />
      <Facts
        items={[
          { name: t('directory:import.file'), value: found.fileName },
          { name: t('directory:import.source'), value: found.source },
        ]}
      />
      {found.format === 'csv' && data.map.every((field) => field === null) ? <Notice tone="now">{t('directory:import.no-known-heading')}</Notice> : null}
      {found.format === 'csv' ? <HoldsForm {...data} /> : null}
      <Form action={href('import.read', { import: found.id })} method="put" problems={data.problems} sees={t('directory:import.read.sees')}>
        <Hidden name="revision" value={found.revision} />
        {found.format === 'csv' ? <Mapping {...data} /> : null}
        <Radios
          name="existing"
          label={t('directory:import.existing')}
          options={existingChoices.map((one) => ({
            value: one,
            label: t(`directory:import.existing.${one}`),
            hint: t(`directory:import.existing.${one}.hint`),
          }))}
          value={found.existing}
        />
        <Checkbox name="whole" label={t('directory:import.whole')} hint={t('directory:import.whole.hint')} checked={found.allOrNothing} />
        <Submit primary>{t('directory:import.read')}</Submit>
      </Form>
      <Form action={href('import.discard', { import: found.id })} method="delete">
        <Submit>{t('directory:import.discard')}</Submit>
      </Form>
    </Shell>
  );
}

function HoldsForm({ found, holds }: ColumnsData) {
  const { t } = useView();
  return (
    <Form action={href('import.show', { import: found.id })} method="get" layout="inline">
      <Select
        name="holds"
        label={t('directory:import.holds')}
        options={(['groups', 'persons', 'organizations'] as const).map((kind) => ({ value: kind, label: t(`directory:kind.${kind}`) }))}
        value={holds}
      />
      <Submit>{t('directory:import.holds.change')}</Submit>
    </Form>
  );
}

/** Each column with its first cells, and what it fills. */
function Mapping({ holds, headings, samples, map, delimiter }: ColumnsData) {
  const { t } = useView();
  const options = [
    { value: '', label: t('directory:import.leave-out') },
    ...fields[holds].map((field) => ({ value: field, label: t(`directory:column.${field}`) })),
  ];
  return (
    <Section title={t('directory:import.what-fills', { kind: t(`directory:kind.${holds}`) })}>
      <Hidden name="holds" value={holds} />
      <Hidden name="delimiter" value={delimiter === '\t' ? 'tab' : delimiter} />
      <Stacked
        caption={t('directory:import.columns')}
        head={[t('directory:import.column'), t('directory:import.sample'), t('directory:import.fills')]}
        rows={headings.map((heading, at) => [
          heading || t('directory:import.no-heading', { number: at + 1 }),
          <span dir="auto" class="quiet">
            {samples
              .slice(0, 3)
              .map((row) => row[at] ?? '')
              .filter(Boolean)
              .join(' · ')
              .slice(0, 120)}
          </span>,
          <select name="map" aria-label={t('directory:import.fills-of', { column: heading })}>
            {options.map((option) => (
              <option value={option.value} selected={option.value === (map[at] ?? '')}>
                {option.label}
              </option>
            ))}
          </select>,
        ])}
      />
    </Section>
  );
}
