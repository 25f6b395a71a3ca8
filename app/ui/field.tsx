import type { Child, PropsWithChildren } from 'hono/jsx';
import { useForm } from './form.tsx';
import { Icon } from './icon.tsx';
import { useView } from './view.ts';

/** What every field takes. `problem` is found by name among the form's problems unless given. */
export interface FieldBase {
  name: string;
  label: Child;
  hint?: Child;
  problem?: string | undefined;
  required?: boolean | undefined;
  /** Said after the label of a field that may stay empty. */
  optional?: boolean | undefined;
}

export interface FieldProps extends FieldBase {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'textarea' | 'date' | 'datetime-local' | 'number' | 'file';
  value?: string | number | null | undefined;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  maxlength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  rows?: number;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  accept?: string;
  /** Of files: several at once. */
  multiple?: boolean;
  autofocus?: boolean;
}

/** One line or several to write in. Label always visible; hint and problem are read out with it. */
export function Field(props: FieldProps) {
  const told = useTold(props);
  const { name, type = 'text', value, lang, dir, maxlength, autocomplete, inputmode, required, autofocus } = props;
  if (type !== 'file') useForm().typed?.set(name, typeof props.label === 'string' ? props.label : '');
  const shared = { ...told.attributes, name, lang, dir, maxlength, autocomplete, inputmode, required, autofocus };
  return (
    <FieldFrame {...props} told={told}>
      {type === 'textarea' ? (
        <textarea {...shared} dir={dir ?? 'auto'} rows={props.rows ?? 3}>
          {value ?? ''}
        </textarea>
      ) : (
        <input
          {...shared}
          type={type}
          value={value ?? undefined}
          min={props.min}
          max={props.max}
          step={props.step}
          accept={props.accept}
          multiple={props.multiple}
        />
      )}
    </FieldFrame>
  );
}

/** The id of a field, its problem, and the attributes that tie label, hint and problem together. */
export interface FieldTies {
  readonly id: string;
  readonly problem: string | undefined;
  readonly attributes: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': 'true' | undefined };
}

export function useTold(field: FieldBase): FieldTies {
  const { problems, prefix } = useForm();
  const id = `${prefix}${field.name}`;
  const problem = field.problem ?? problems[field.name];
  const describedBy = [field.hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return {
    id,
    problem,
    attributes: { id, 'aria-describedby': describedBy || undefined, 'aria-invalid': problem ? 'true' : undefined },
  };
}

/** Label, hint and problem around a control. */
export function FieldFrame(props: PropsWithChildren<FieldBase & { told: FieldTies }>) {
  const { id, problem } = props.told;
  return (
    <div class={problem ? 'field invalid' : 'field'}>
      <label for={id}>
        {props.label}
        {props.optional ? <Optional /> : null}
      </label>
      <HintAndProblem {...props} id={id} problem={problem} />
      {props.children}
    </div>
  );
}

export function HintAndProblem({ id, hint, problem }: { id: string; hint?: Child; problem: string | undefined }) {
  return (
    <>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" id={`${id}-problem`}>
          <Icon name="warning" />
          {problem}
        </p>
      ) : null}
    </>
  );
}

export function Optional() {
  const { t } = useView();
  return <span class="optional"> {t('ui:optional')}</span>;
}
