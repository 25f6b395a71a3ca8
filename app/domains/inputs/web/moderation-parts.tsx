import type { Problems, Typed } from '../../../platform/http/form.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { Field, Fold, Form, Hidden, LanguageField, Quiet, Radios, Said, Submit, Time, useView } from '../../../ui/index.ts';
import type { Act } from '../moderation-log.ts';

export interface RuleChoice {
  readonly key: string;
  readonly title: { readonly text: string; readonly lang: string };
  readonly rule: { readonly text: string; readonly lang: string };
}

export interface HideFormProps {
  action: string;
  rules: readonly RuleChoice[];
  problems?: Problems;
  typed?: Typed;
  /** Whether the author hears of it by mail. */
  reachable: boolean;
}

/** Hiding needs a public rule and a reason that the author reads. */
export function HideForm({ action, rules, problems = {}, typed = {}, reachable }: HideFormProps) {
  const { t } = useView();
  return (
    <Fold label={t('inputs:hide')} open={Object.keys(problems).length > 0}>
      <Form action={action} id="hide" problems={problems} sees={t(reachable ? 'inputs:hide.sees.mailed' : 'inputs:hide.sees')}>
        <Hidden name="verdict" value="hide" />
        <Radios
          name="rule"
          label={t('inputs:hide.rule')}
          value={typed['rule']}
          required
          options={rules.map((rule) => ({
            value: rule.key,
            label: <span lang={rule.title.lang}>{rule.title.text}</span>,
            hint: <span lang={rule.rule.lang}>{rule.rule.text}</span>,
          }))}
        />
        <Field
          name="reason"
          type="textarea"
          label={t('inputs:hide.reason')}
          hint={t('inputs:hide.reason.hint')}
          value={typed['reason']}
          maxlength={2000}
          required
        />
        <LanguageField name="lang" label={t('inputs:hide.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <Submit>{t('inputs:hide.submit')}</Submit>
      </Form>
    </Fold>
  );
}

/** What was done with one input, newest first. */
export function Acts({ acts, rules }: { acts: readonly Act[]; rules: readonly RuleChoice[] }) {
  const { t } = useView();
  if (acts.length === 0) return <Quiet>{t('inputs:acts.none')}</Quiet>;
  return (
    <ul>
      {acts.map((act) => (
        <li>
          <Time value={act.at} style="moment" />
          {t('inputs:comma')}
          {act.byName ?? t('inputs:somebody')}: {t(`inputs:act.${actName(act.verdict)}`)}
          {act.rule ? (
            <>
              {' '}
              <RuleTitle rule={rules.find((one) => one.key === act.rule)} fallback={act.rule} />
            </>
          ) : null}
          {act.reason ? (
            <p>
              <Said text={act.reason} lang={act.lang} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function actName(verdict: number): 'accepted' | 'hidden' | 'reset' {
  return verdict === 1 ? 'accepted' : verdict === -1 ? 'hidden' : 'reset';
}

/** A rule that its agency has since reworded keeps its key. */
export function RuleTitle({ rule, fallback }: { rule: RuleChoice | undefined; fallback: string }) {
  return rule ? (
    <b lang={rule.title.lang} dir={direction(rule.title.lang)}>
      {rule.title.text}
    </b>
  ) : (
    <b>{fallback}</b>
  );
}
