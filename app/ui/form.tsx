import { createContext, useContext, type Child, type PropsWithChildren } from 'hono/jsx';
import { buttonClass, type ButtonProps } from './button.tsx';
import { Icon } from './icon.tsx';
import { typedField, writeTyped } from './typed.ts';
import { useView } from './view.ts';

/** What is wrong, by the name of the field: one sentence each. The empty name is about the form as a whole. */
export type Problems = Readonly<Record<string, string>>;

interface FormScope {
  readonly problems: Problems;
  /** Put before field ids, so that two forms on a page keep theirs apart. */
  readonly prefix: string;
  /** Labels of the fields that people type in, by name; fields add themselves as they are made. Null outside of a form, and where nothing is sent. */
  readonly typed: Map<string, string> | null;
}

const FormContext = createContext<FormScope>({ problems: {}, prefix: '', typed: null });

export function useForm(): FormScope {
  return useContext(FormContext);
}

export interface FormProps {
  action: string;
  method?: 'post' | 'put' | 'delete' | 'get';
  problems?: Problems | undefined;
  /** Needed when a page has two forms with fields of the same name. */
  id?: string;
  /** The line that says who will see this, under the last button. */
  sees?: Child;
  /** The answer is loaded as a wholly new page: signing in and out, and where it is a page (a preview, a question) and no redirect, which a script would not show. */
  fresh?: boolean;
  /** For files. */
  multipart?: boolean;
  /** `inline` lays fields and button in a row: filters and one-field forms. */
  layout?: 'inline' | 'card';
}

/**
 * A form with its token, the list of problems on top, and fields that know their own problem. A browser's own check is left out:
 * it speaks the language of the browser, tells one problem at a time and is gone in a moment.
 */
export function Form(props: PropsWithChildren<FormProps>) {
  const { csrf } = useView();
  const method = props.method ?? 'post';
  const scope = { problems: props.problems ?? {}, prefix: props.id ? `${props.id}-` : '', typed: method === 'get' ? null : new Map<string, string>() };
  return (
    <FormContext.Provider value={scope}>
      <form
        class={`form${props.layout ? ` form-${props.layout}` : ''}`}
        id={props.id}
        method={method === 'get' ? 'get' : 'post'}
        action={overriding(props.action, method)}
        enctype={props.multipart ? 'multipart/form-data' : undefined}
        data-turbo={props.fresh ? 'false' : undefined}
        novalidate
      >
        {method === 'get' ? null : <Hidden name="_csrf" value={csrf} />}
        <ProblemList />
        {props.children}
        {props.sees ? <Sees>{props.sees}</Sees> : null}
        <WhatIsTyped />
      </form>
    </FormContext.Provider>
  );
}

/** Browsers post forms only; the method asked for travels in the query. */
function overriding(action: string, method: string): string {
  if (method === 'get' || method === 'post') return action;
  return `${action}${action.includes('?') ? '&' : '?'}_method=${method.toUpperCase()}`;
}

/** What needs another look, as links to the fields. Takes the focus when the page opens. */
export function ProblemList() {
  const { t } = useView();
  const { problems, prefix } = useForm();
  const list = Object.entries(problems);
  if (list.length === 0) return null;
  return (
    <div class="problems" role="alert" tabindex={-1}>
      <h2>
        <Icon name="warning" />
        {t('ui:problems', { count: list.length })}
      </h2>
      <ul>
        {list.map(([name, sentence]) => (
          <li>{name ? <a href={`#${prefix}${name}`}>{sentence}</a> : sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** Stands last in a form, when every field has said its name: see `typedTexts`. */
function WhatIsTyped() {
  const { typed } = useForm();
  return typed && typed.size > 0 ? <Hidden name={typedField} value={writeTyped(typed)} /> : null;
}

/** What nobody types; with a `label`, what somebody typed on the page before. */
export function Hidden({ name, value, label }: { name: string; value: string | number; label?: string | undefined }) {
  if (label !== undefined) useForm().typed?.set(name, label);
  return <input type="hidden" name={name} value={value} />;
}

/** The line beside a button that says who will see what is sent. */
export function Sees({ children }: PropsWithChildren) {
  return (
    <p class="sees">
      <Icon name="eye" />
      <span>{children}</span>
    </p>
  );
}

export interface SubmitProps extends ButtonProps {
  name?: string;
  value?: string | number;
  /** A question asked before sending. Without script the receiving page has to ask it: see ConfirmPage. */
  confirm?: string | undefined;
  /** The key that presses it when no field has the focus. */
  shortcut?: string | undefined;
  /** Sends this form elsewhere. */
  action?: string;
}

/** The button that sends. Its words say what happens: "Send to the core team". */
export function Submit(props: PropsWithChildren<SubmitProps>) {
  return (
    <button
      type="submit"
      class={buttonClass(props)}
      name={props.name}
      value={props.value}
      formaction={props.action}
      data-confirm={props.confirm}
      data-key={props.shortcut}
      aria-keyshortcuts={props.shortcut}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </button>
  );
}
