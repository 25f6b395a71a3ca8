import type { PropsWithChildren } from 'hono/jsx';
import { Field } from './field.tsx';
import { Form, Submit } from './form.tsx';
import { Qr } from './qr.tsx';
import { Shell } from './shell.tsx';
import { Heading } from './text.tsx';

export interface EnterCodeProps {
  title: string;
  lede: string;
  /** Where the form leads; it carries `?code=`. */
  action: string;
  label: string;
  hint: string;
  submit: string;
  /** What was typed. */
  code: string;
  /** What is wrong with it, or null. */
  problem: string | null;
  /** Letters wide apart, for a short code that was read out. */
  wide?: boolean;
}

/** Asks for a code that somebody was given on paper or heard in a room. */
export function EnterCodePage(props: PropsWithChildren<EnterCodeProps>) {
  const field = <Field name="code" label={props.label} hint={props.hint} value={props.code} maxlength={30} autocomplete="off" dir="ltr" required />;
  return (
    <Shell title={props.title} problem={props.problem !== null}>
      <Heading title={props.title} lede={props.lede} />
      <Form method="get" action={props.action} layout="card" problems={props.problem === null ? {} : { code: props.problem }}>
        {props.wide ? <div class="code">{field}</div> : field}
        <Submit primary>{props.submit}</Submit>
      </Form>
      {props.children}
    </Shell>
  );
}

export interface CodeOnPaperProps {
  /** Where the square leads. */
  address: string;
  /** What the square is, for those who do not see it. */
  square: string;
  /** Says what to do with the square, or with the address and the code that follow. */
  how: string;
  /** Where the code is typed. */
  enter: string;
  code: string;
}

/** The way from a piece of paper to a page: a square for cameras, or an address with a code to type. */
export function CodeOnPaper({ address, square, how, enter, code }: CodeOnPaperProps) {
  return (
    <>
      <Qr text={address} title={square} />
      <p>
        {how}{' '}
        <span dir="ltr" class="num">
          {enter}
        </span>
      </p>
      <p class="lede">
        <strong dir="ltr" class="num">
          {code}
        </strong>
      </p>
    </>
  );
}
