import { saidBys } from '../../issues/index.ts';
import { Field, LanguageField, Radios, Select, useView } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { ToolColumn } from '../../frameworks/index.ts';
import type { RowColumn, RowKind } from '../rows/index.ts';
import type { RowOptions } from './row-form.ts';
import { Told } from './told.tsx';

export interface RowFieldsProps {
  rows: Pick<RowKind, 'columns' | 'asksWhoSaid'>;
  /** The words of the columns. */
  words: readonly ToolColumn[];
  options: RowOptions;
  typed: Typed;
  /** The language that is chosen until another is. */
  lang: string;
  /** For people in the room: without asking for each cell who said it. */
  brief?: boolean | undefined;
}

/** The fields of a row, with the words of the tool. */
export function RowFields(props: RowFieldsProps) {
  const { t } = useView();
  const { rows, words, typed } = props;
  return (
    <>
      {rows.columns.map((column) => {
        const word = words.find((one) => one.key === column.key);
        return (
          <RowField
            {...props}
            column={column}
            label={word ? <Told text={word.label} /> : column.key}
            hint={word?.hint ? <Told text={word.hint} /> : undefined}
          />
        );
      })}
      {rows.asksWhoSaid ? (
        <Radios
          name="saidBy"
          label={t('issues:said-by')}
          hint={t('issues:said-by.hint')}
          value={typed['saidBy']}
          required
          options={saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))}
        />
      ) : null}
      <LanguageField name="lang" label={t('issues:lang')} value={typed['lang'] ?? props.lang} />
    </>
  );
}

type LabelledProps = Pick<RowFieldsProps, 'options' | 'typed' | 'brief'> & { column: RowColumn; label: unknown; hint?: unknown };

/** One field. Needs of a column what the form sends. */
export function RowField({ column, label, hint, options, typed, brief }: LabelledProps) {
  const { key, kind } = column;
  const told = { label: label as string, hint: hint as string | undefined, value: typed[key] };
  const optional = !column.required;
  if (kind === 'shown') return null;
  if (kind === 'group') return <GroupFields {...{ column, label, hint, options, typed, brief }} />;
  if (kind === 'choice') {
    const none = column.required ? [] : [{ value: '', label: '–' }];
    return <Select name={key} {...told} options={[...none, ...(options.choices[key] ?? [])]} optional={optional} />;
  }
  const type = kind === 'date' ? 'date' : kind === 'text' ? 'textarea' : 'text';
  const size = kind === 'date' ? {} : { maxlength: column.max ?? (kind === 'line' ? 200 : 2000) };
  return (
    <>
      <Field name={key} {...told} type={type} rows={2} {...size} required={column.required ?? false} optional={optional} />
      {column.saidByCell && !brief ? <SaidByCell column={column} typed={typed} /> : null}
    </>
  );
}

/** Who said this cell, where that differs from the row: small, because it rarely does. */
function SaidByCell({ column, typed }: { column: RowColumn; typed: Typed }) {
  const { t } = useView();
  const name = `said-${column.key}`;
  const options = [{ value: '', label: t('tools:said.as-row') }, ...saidBys.map((by) => ({ value: by, label: t(`issues:said-by.${by}`) }))];
  return (
    <div class="said-by-cell">
      <Select name={name} label={t('tools:said')} options={options} value={typed[name]} />
    </div>
  );
}

function GroupFields({ column, label, hint, options, typed, brief }: LabelledProps) {
  const { t } = useView();
  const choices = [{ value: '', label: t('issues:group.none') }, ...options.groups.map((group) => ({ value: group.id, label: group.name }))];
  const optional = !column.required;
  return (
    <>
      {options.groups.length > 0 ? (
        <Select
          name="groupId"
          label={label as string}
          hint={(hint as string | undefined) ?? t('issues:group.hint')}
          options={choices}
          value={typed['groupId']}
          optional={optional}
        />
      ) : null}
      <Field
        name="groupName"
        label={t('issues:group.new')}
        hint={brief ? undefined : t('issues:group.new.hint')}
        value={typed['groupName']}
        maxlength={200}
        optional={optional || options.groups.length > 0}
      />
    </>
  );
}
