import type { Child } from 'hono/jsx';
import { textLanguages } from '../platform/i18n/locales.ts';
import { FieldFrame, HintAndProblem, Optional, useTold, type FieldBase } from './field.tsx';
import { useForm } from './form.tsx';
import { languageName } from './intl.ts';
import { useView } from './view.ts';

export interface Choice {
  value: string;
  label: Child;
  hint?: Child;
  disabled?: boolean;
}

export interface ChoiceProps extends FieldBase {
  options: readonly Choice[];
  value?: string | null | undefined;
  /** `row` stands short choices side by side where there is room. */
  layout?: 'row';
}

/** One of many. Give an option with an empty value first when nothing is chosen yet. */
export function Select(props: ChoiceProps & { lang?: string }) {
  const told = useTold(props);
  return (
    <FieldFrame {...props} told={told}>
      <select {...told.attributes} name={props.name} required={props.required}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === (props.value ?? '')} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** The language people write in, by its name in the reader's language. */
export function LanguageField(props: FieldBase & { value?: string | null; only?: readonly string[] }) {
  const { locale } = useView();
  const options = (props.only ?? textLanguages).map((lang) => ({ value: lang, label: languageName(lang, locale) }));
  return <Select {...props} value={props.value ?? locale.slice(0, 2)} options={options} />;
}

/** One of a few, all in sight and all alike. */
export function Radios(props: ChoiceProps) {
  return <ChoiceGroup {...props} type="radio" chosen={props.value === null || props.value === undefined ? [] : [props.value]} />;
}

/** Any of a few. Sends the name once for each that is ticked. */
export function CheckboxList(props: Omit<ChoiceProps, 'value'> & { values?: readonly string[] | undefined }) {
  return <ChoiceGroup {...props} type="checkbox" chosen={props.values ?? []} />;
}

function ChoiceGroup(props: Omit<ChoiceProps, 'value'> & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { id, problem, attributes } = useTold(props);
  return (
    <fieldset class={problem ? 'field invalid' : 'field'} aria-describedby={attributes['aria-describedby']}>
      <legend>
        {props.label}
        {props.optional ? <Optional /> : null}
      </legend>
      <HintAndProblem {...props} id={id} problem={problem} />
      <div class={props.layout === 'row' ? 'choices choices-row' : 'choices'}>
        {props.options.map((option, at) => (
          <Tick
            {...option}
            type={props.type}
            name={props.name}
            id={at === 0 ? id : `${id}-${option.value}`}
            checked={props.chosen.includes(option.value)}
            required={props.type === 'radio' && props.required}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A single yes. Sends `value` (1 unless given) when ticked, nothing otherwise. */
export function Checkbox(props: FieldBase & { checked?: boolean; value?: string }) {
  const { prefix } = useForm();
  const { id, problem } = useTold(props);
  return (
    <div class={problem ? 'field invalid' : 'field'}>
      {problem ? <HintAndProblem id={id} problem={problem} /> : null}
      <Tick
        type="checkbox"
        name={props.name}
        id={`${prefix}${props.name}`}
        value={props.value ?? '1'}
        label={props.label}
        hint={props.hint}
        checked={props.checked}
        required={props.required}
        invalid={problem !== undefined}
      />
    </div>
  );
}

interface TickProps extends Choice {
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  checked?: boolean | undefined;
  required?: boolean | undefined;
  invalid?: boolean;
}

function Tick(props: TickProps) {
  const { id, hint } = props;
  return (
    <div class="tick">
      <input
        type={props.type}
        name={props.name}
        id={id}
        value={props.value}
        checked={props.checked}
        required={props.required}
        disabled={props.disabled}
        aria-invalid={props.invalid ? 'true' : undefined}
        aria-describedby={hint ? `${id}-about` : undefined}
      />
      <label for={id}>{props.label}</label>
      {hint ? (
        <p class="hint" id={`${id}-about`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
