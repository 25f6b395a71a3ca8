import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Form, Heading, Hidden, Notice, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { inLocale, type Tool, type ToolStep } from '../../frameworks/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { RowKind, SheetRow } from '../rows/index.ts';
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
}

/** The form of one row. Where somebody else was quicker, both versions stand on it. */
export function EditRowPage(props: EditProps) {
  const { place, tool, step, row, theirs } = props;
  const { t, locale } = useView();
  const title = t('tools:row.edit.title', { step: inLocale(step.title, locale).text });
  return (
    <Shell title={title} desk problem={Object.keys(props.problems).length > 0 || theirs !== null}>
      <Heading
        above={
          <>
            <BackToIssue issue={place.issue} /> · <a href={sheetHref(place, step.key)}>{inLocale(tool.name, locale).text}</a>
          </>
        }
        title={title}
      />
      {theirs ? (
        <Notice tone="bad" announce>
          <p>{t('tools:conflict')}</p>
          <h2>{t('tools:conflict.theirs')}</h2>
          <Facts items={(step.columns ?? []).map((column) => ({ name: <Told text={column.label} />, value: <CellView cell={theirs.cells[column.key]} /> }))} />
          <p>{t('tools:conflict.yours')}</p>
        </Notice>
      ) : null}
      <Form
        method="put"
        action={href('sheet-row.update', { issue: place.issue.slug, sheet: place.sheet.id, step: step.key, row: row.id })}
        problems={props.problems}
        sees={props.sees}
      >
        <Hidden name="revision" value={props.typed['revision'] ?? row.revision} />
        <RowFields rows={props.rows} words={step.columns ?? []} options={props.options} typed={props.typed} lang={place.issue.lang} />
        <Row>
          <Submit primary>{t(theirs ? 'tools:conflict.save' : 'issues:save')}</Submit>
          <ButtonLink href={sheetHref(place, row.id)}>{t(theirs ? 'tools:conflict.leave' : 'ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
