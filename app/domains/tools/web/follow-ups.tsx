import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Form, Fold, Hidden, LanguageField, Row, Section, Submit, useView } from '../../../ui/index.ts';
import type { FollowUp, SheetRow } from '../rows/index.ts';
import type { Place } from './place.ts';
import { RowField } from './row-fields.tsx';
import type { RowOptions } from './row-form.ts';

export interface FollowUpsProps {
  place: Place;
  step: string;
  row: SheetRow;
  followUps: readonly FollowUp[];
  options: RowOptions;
  /** The follow-up whose form needs another look, if any. */
  asked: string | null;
  problems: Problems;
  typed: Typed;
}

/** What can follow from a row: one press where nothing is asked, else a small form behind its name. */
export function FollowUps(props: FollowUpsProps) {
  const { t } = useView();
  const open = props.followUps.filter((one) => props.row.followUps.includes(one.key));
  if (open.length === 0) return null;
  return (
    <Section title={t('tools:row.next')} id="next">
      <Row>
        {open
          .filter((one) => one.fields.length === 0)
          .map((one) => (
            <FollowUpForm {...props} followUp={one} />
          ))}
      </Row>
      {open
        .filter((one) => one.fields.length > 0)
        .map((one) => (
          <Fold label={one.label} open={props.asked === one.key}>
            <FollowUpForm {...props} followUp={one} />
          </Fold>
        ))}
    </Section>
  );
}

function FollowUpForm({ place, step, row, followUp, options, asked, problems, typed }: FollowUpsProps & { followUp: FollowUp }) {
  const { t, locale } = useView();
  const at = { issue: place.issue.slug, sheet: place.sheet.id, step, row: row.id, follow: followUp.key };
  const mine = asked === followUp.key;
  const filled = mine ? typed : (followUp.initial?.(row) ?? {});
  const asks = followUp.fields.length > 0;
  return (
    <Form id={followUp.key} action={href('sheet-row.follow', at)} problems={mine ? problems : {}} sees={asks ? followUp.sees : undefined}>
      <Hidden name="revision" value={row.revision} />
      {followUp.fields.map((field) => (
        <RowField column={field} label={field.label} options={options} typed={filled} />
      ))}
      {followUp.fields.some((field) => field.kind === 'text') ? (
        <LanguageField name="lang" label={t('issues:lang')} value={filled['lang'] || locale.slice(0, 2)} />
      ) : null}
      <Submit icon={asks ? undefined : 'check'}>{followUp.label}</Submit>
    </Form>
  );
}
