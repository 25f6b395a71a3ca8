import type { Child } from 'hono/jsx';
import { ButtonLink } from './button.tsx';
import { Form, Hidden, Sees, Submit } from './form.tsx';
import { Shell } from './shell.tsx';
import { Heading } from './text.tsx';
import { typedField, type TypedText } from './typed.ts';
import { useView } from './view.ts';

export interface ConfirmProps {
  /** The question: "Withdraw this statement?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  what: Child;
  action: string;
  method?: 'post' | 'put' | 'delete';
  /** What the first page sent, to be sent again. */
  fields?: Readonly<Record<string, string>>;
  /** What the button does: "Withdraw it". */
  label: string;
  back: string;
  sees?: Child;
}

/** Asks once more, for those without script. It sends `_confirmed=1`, as the dialog of the script does. */
export function ConfirmPage(props: ConfirmProps) {
  const { t } = useView();
  const fields = Object.entries(props.fields ?? {}).filter(([name]) => name === typedField || !name.startsWith('_'));
  return (
    <Shell title={props.title}>
      <Heading title={props.title} lede={props.what} />
      <Form action={props.action} method={props.method ?? 'post'}>
        {fields.map(([name, value]) => (
          <Hidden name={name} value={value} />
        ))}
        <Hidden name="_confirmed" value="1" />
        <div class="row">
          <Submit primary>{props.label}</Submit>
          <ButtonLink href={props.back}>{t('ui:cancel')}</ButtonLink>
        </div>
        {props.sees ? <Sees>{props.sees}</Sees> : null}
      </Form>
    </Shell>
  );
}

export interface ProblemPageProps {
  status: number;
  title: string;
  /** What happened, in one or two sentences. */
  what: Child;
  /** What the reader wrote, to copy it. */
  kept?: readonly TypedText[];
  /** What to do now: links or a sentence. */
  next?: Child;
}

/** A page for what went wrong, in the look of the house. */
export function ProblemPage({ status, title, what, kept, next }: ProblemPageProps) {
  const { t } = useView();
  return (
    <Shell title={title}>
      <Heading title={title} lede={what} above={t('ui:problem-number', { status })} />
      {kept && kept.length > 0 ? (
        <dl class="kept">
          {kept.map(({ label, text }) => (
            <div>
              <dt>{label || t('ui:kept')}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {next ? (
        <div class="row">{next}</div>
      ) : (
        <div class="row">
          <ButtonLink href="/">{t('ui:to-front-page')}</ButtonLink>
        </div>
      )}
    </Shell>
  );
}
