import { href } from '../../../routes.ts';
import { Field, Fold, Form, Hidden, LanguageField, Radios, Section, Submit, useView } from '../../../ui/index.ts';
import { at } from './finding.ts';
import type { KindPageProps } from './kind-page.tsx';

/** Says whether the issue needs them; folded where it is said. */
export function NeedSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, issue, problems } = props;
  const typed = problems.form === 'need' ? problems.typed : {};
  const need = state.need;
  const now = need === null ? 'open' : need.isNeeded ? 'yes' : 'no';
  return (
    <Section title={t('coverage:need.title')} id="need">
      <Fold label={t(need === null ? 'coverage:need.say' : 'coverage:need.change')} open={need === null || problems.form === 'need'}>
        <Form id="need" action={href('kind.need', at(props))} method="put" problems={problems.form === 'need' ? problems.list : {}} sees={t('coverage:sees')}>
          <Hidden name="basedOn" value={typed['basedOn'] ?? need?.rowId ?? ''} />
          <Radios
            name="needed"
            label={t('coverage:need.answer')}
            value={typed['needed'] ?? now}
            options={(['yes', 'no', 'open'] as const).map((value) => ({ value, label: t(`coverage:need.say-${value}`) }))}
          />
          <Field
            name="reason"
            type="textarea"
            label={t('coverage:need.reason')}
            hint={t('coverage:need.reason.hint')}
            value={typed['reason'] ?? need?.reason}
            maxlength={1000}
            optional
          />
          <Field
            name="target"
            type="number"
            min={1}
            max={999}
            inputmode="numeric"
            label={t('coverage:need.how-many')}
            hint={t('coverage:need.how-many.hint')}
            value={typed['target'] ?? need?.target}
            optional
          />
          <LanguageField name="lang" label={t('coverage:need.lang')} value={typed['lang'] ?? need?.lang ?? issue.lang} />
          <Submit primary>{t('coverage:save')}</Submit>
        </Form>
      </Fold>
    </Section>
  );
}

/** Says in public that they are looked for, and takes it back. */
export function CallSection(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { state, issue } = props;
  return (
    <Section title={t('coverage:call.title')} id="call" quiet={t('coverage:call.why')}>
      <Form
        id="call"
        action={href(state.isCalled ? 'kind.uncall' : 'kind.call', at(props))}
        method={state.isCalled ? 'delete' : 'post'}
        sees={issue.publishedAt ? t('coverage:call.sees') : t('coverage:call.sees-private')}
      >
        <Submit>{t(state.isCalled ? 'coverage:call.end' : 'coverage:call.make')}</Submit>
      </Form>
    </Section>
  );
}
