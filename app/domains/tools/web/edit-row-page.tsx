import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Heading, Hidden, Notice, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { inLocale, type Tool, type ToolStep } from '../../frameworks/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { FollowUps } from './follow-ups.tsx';
import type { FollowUp, RowKind, SheetRow } from '../rows/index.ts';
import { sheetHref, type Place } from './place.ts';
import { RowFields } from './row-fields.tsx';
import type { RowOptions } from './row-form.ts';
import { CellView } from './rows-table.tsx';
import { Told } from './told.tsx';

interface EditProps {
  place: Place;
  tool: Tool;
  step: ToolStep;
  rows: RowKind;
  row: SheetRow;
  options: RowOptions;
  problems: Problems;
  typed: Typed;
  /** The row as somebody else changed it while this one was written; null where nobody did. */
  theirs: SheetRow | null;
  sees: string;
  followUps: readonly FollowUp[];
  /** The follow-up whose form needs another look; null where it is the row's own. */
  asked: string | null;
}

/** One row: its form, what can follow from it, and the way to take it away. Where somebody else was quicker, both versions stand on it. */
export function EditRowPage(props: EditProps) {
  const { place, tool, step, row, theirs } = props;
  const { t, locale } = useView();
  const title = row.name || inLocale(step.title, locale).text;
  return (
    <Shell title={title} desk problem={Object.keys(props.problems).length > 0 || theirs !== null}>
      <Heading
        above={
          <>
            <BackToIssue issue={place.issue} /> · <a href={sheetHref(place, step.key)}>{inLocale(tool.name, locale).text}</a>
          </>
        }
        title={title}
        lede={<Told text={step.title} />}
      />
      {theirs ? (
        <Notice tone="bad" announce>
          <p>{t('tools:conflict')}</p>
          <h2>{t('tools:conflict.theirs')}</h2>
          <Facts items={(step.columns ?? []).map((column) => ({ name: <Told text={column.label} />, value: <CellView cell={theirs.cells[column.key]} /> }))} />
          <p>{t('tools:conflict.yours')}</p>
        </Notice>
      ) : null}
      {row.asides.length > 0 || row.href ? (
        <p class="quiet">
          {row.asides.join(' ')} {row.href ? <a href={row.href}>{t('tools:row.open')}</a> : null}
        </p>
      ) : null}
      {theirs ? null : <FollowUps {...props} step={step.key} typed={props.typed} />}
      {row.mayChange ? (
        <RowForm {...props} />
      ) : (
        <Facts items={(step.columns ?? []).map((column) => ({ name: <Told text={column.label} />, value: <CellView cell={row.cells[column.key]} /> }))} />
      )}
      {(row.mayRemove ?? row.mayChange) && props.rows.remove && !theirs ? (
        <Form
          id="remove"
          action={href('sheet-row.remove', { issue: place.issue.slug, sheet: place.sheet.id, step: step.key, row: row.id })}
          sees={t('tools:row.remove.sees')}
        >
          <Submit icon="cross">{t('tools:row.remove')}</Submit>
        </Form>
      ) : null}
    </Shell>
  );
}

function RowForm({ place, step, rows, row, options, problems, typed, theirs, sees, asked }: EditProps) {
  const { t } = useView();
  const filled = asked ? { ...row.values, revision: String(row.revision) } : typed;
  return (
    <Form
      id="row"
      method="put"
      action={href('sheet-row.update', { issue: place.issue.slug, sheet: place.sheet.id, step: step.key, row: row.id })}
      problems={asked ? {} : problems}
      sees={sees}
    >
      <Hidden name="revision" value={filled['revision'] ?? row.revision} />
      <RowFields rows={rows} words={step.columns ?? []} options={options} typed={filled} lang={place.issue.lang} />
      <Row>
        <Submit primary>{t(theirs ? 'tools:conflict.save' : 'issues:save')}</Submit>
        <ButtonLink href={sheetHref(place, step.key, row.id)}>{t(theirs ? 'tools:conflict.leave' : 'ui:cancel')}</ButtonLink>
      </Row>
    </Form>
  );
}
