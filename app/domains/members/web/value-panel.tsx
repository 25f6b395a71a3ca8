import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Checkbox, Field, Fold, Form, LanguageField, Part, Quote, Radios, Submit, Time, useView, type Problems } from '../../../ui/index.ts';
import { isLookBackDue, lookBackAt, stills, type Value } from '../value.ts';
import type { MemberData } from './member-data.ts';

interface FormParts {
  data: MemberData;
  problems?: Problems;
  typed?: Typed;
}

/** What is in it for the member: her own words, the look back, and whether those who lead may read it. */
export function ValueSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const { value, place } = data;
  const open = data.open === 'value';
  if (!place.isOwn) {
    return (
      <Part id="value" title={t('members:value')} state={value ? <Time value={value.saidAt} style="short" /> : t('members:value.not-shown')} open={open}>
        {value ? <ValueWords value={value} /> : null}
      </Part>
    );
  }
  return (
    <Part id="value" title={t('members:value.mine')} quiet={t('members:value.about')} state={<NextLook data={data} />} open={open}>
      {value ? (
        <>
          <ValueWords value={value} own />
          <Showing data={data} shown={value.shown} />
          <Fold label={t('members:value.again')}>
            <ValueForm data={data} />
          </Fold>
        </>
      ) : (
        <ValueForm data={data} />
      )}
    </Part>
  );
}

/** When the words are shown back; that they are, where it is due. */
function NextLook({ data: { value, now } }: { data: MemberData }) {
  const { t } = useView();
  if (!value) return <>{t('members:value.unsaid')}</>;
  if (isLookBackDue(value, now)) return <>{t('members:value.still')}</>;
  return (
    <>
      {t('members:value.next')} <Time value={lookBackAt(value)} style="short" />
    </>
  );
}

const parts = ['professional', 'personal', 'cost'] as const;

/** A member's words on what it is worth, with what she said when she looked back. */
export function ValueWords({ value, own }: { value: Value; own?: boolean }) {
  const { t } = useView();
  return (
    <>
      {parts.map((part) => {
        const words = value[part];
        return words ? (
          <Quote body={words} lang={value.lang} who={<Who words={t(own ? `members:value.${part}.label` : `members:value.${part}`)} at={value.saidAt} />} />
        ) : null;
      })}
      {value.reviews.map((one) => (
        <p>
          <strong>{t(`members:still.${one.still}`)}</strong> <Time value={one.saidAt} style="short" />
          {one.words ? (
            <span lang={one.lang} dir="auto">
              {' '}
              “{one.words}”
            </span>
          ) : null}
        </p>
      ))}
    </>
  );
}

function Who({ words, at }: { words: string; at: Date }) {
  return (
    <>
      {words}, <Time value={at} style="short" />
    </>
  );
}

/** What was said, and whether it is still so. */
export function LookBackAsk({ data }: { data: MemberData }) {
  const { t } = useView();
  return (
    <>
      <p>{t('members:value.look-back.why')}</p>
      {data.value ? <ValueWords value={data.value} own /> : null}
      <LookBackForm data={data} />
    </>
  );
}

export function LookBackForm({ data, problems, typed = {} }: FormParts) {
  const { t, locale } = useView();
  const { issue, membership } = data.place;
  return (
    <Form
      id="look-back"
      action={href('value.review', { issue: issue.slug, membership: membership.id })}
      problems={problems}
      sees={t(data.value?.shown ? 'members:value.sees-shown' : 'members:value.sees-hidden')}
    >
      <Radios
        name="still"
        label={t('members:value.still')}
        options={stills.map((still) => ({ value: still, label: t(`members:still.${still}`) }))}
        value={typed['still']}
        layout="row"
        required
      />
      <Field name="words" type="textarea" rows={2} label={t('members:value.still.words')} value={typed['words']} maxlength={2000} optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
      <Submit primary>{t('members:value.still.submit')}</Submit>
    </Form>
  );
}

function Showing({ data, shown }: { data: MemberData; shown: boolean }) {
  const { t } = useView();
  const { issue, membership } = data.place;
  return (
    <Form
      id="showing"
      action={href(shown ? 'value.hide' : 'value.show', { issue: issue.slug, membership: membership.id })}
      method={shown ? 'delete' : 'post'}
      sees={t(shown ? 'members:value.sees-shown' : 'members:value.sees-hidden')}
    >
      <Submit small>{t(shown ? 'members:value.hide' : 'members:value.show')}</Submit>
    </Form>
  );
}

export function ValueForm({ data, problems, typed = {} }: FormParts) {
  const { t, locale } = useView();
  const { issue, membership } = data.place;
  const { value } = data;
  return (
    <Form id="value-form" action={href('value.say', { issue: issue.slug, membership: membership.id })} problems={problems} sees={t('members:value.sees')}>
      {parts.map((part) => (
        <Field
          name={part}
          type="textarea"
          rows={2}
          label={t(`members:value.${part}.label`)}
          hint={t(`members:value.${part}.hint`)}
          value={typed[part] ?? value?.[part]}
          maxlength={2000}
          optional
        />
      ))}
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? value?.lang ?? locale.slice(0, 2)} />
      <Checkbox name="shown" label={t('members:value.let')} hint={t('members:value.let.hint')} checked={typed['shown'] === '1' || (value?.shown ?? false)} />
      <Submit primary>{t('members:value.submit')}</Submit>
    </Form>
  );
}
