import { href } from '../../../routes.ts';
import { Fold, Form, Select, Submit, useView } from '../../../ui/index.ts';

/** A decision that has not opened yet, to which an option can still be added. */
export interface Draft {
  readonly id: string;
  readonly question: string;
}

/** What those who lead may do with a statement. */
export interface Tools {
  readonly drafts: readonly Draft[];
}

/** From a statement to a decision in one step, for those who lead. The link between the two stays. */
export function LeadTools({ statement, tools }: { statement: { readonly id: string; readonly number: number }; tools: Tools }) {
  const { t } = useView();
  const at = { statement: statement.id };
  return (
    <div class="lead-tools">
      <Fold label={t('opinions:tools')}>
        <Form id={`decide-${statement.number}`} action={href('decision.from-statement', at)} sees={t('opinions:tools.decision.sees')}>
          <Submit small>{t('opinions:tools.decision')}</Submit>
        </Form>
        {tools.drafts.length > 0 ? (
          <Form id={`option-${statement.number}`} action={href('option.from-statement', at)} sees={t('opinions:tools.option.sees')}>
            <Select
              name="decision"
              label={t('opinions:tools.option.of')}
              options={tools.drafts.map(({ id, question }) => ({ value: id, label: question }))}
              value={tools.drafts[0]?.id}
            />
            <Submit small>{t('opinions:tools.option')}</Submit>
          </Form>
        ) : null}
      </Fold>
    </div>
  );
}
