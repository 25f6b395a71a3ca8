import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';
import { useView } from './view.ts';

export interface ButtonProps {
  primary?: boolean | undefined;
  /** Small, for rows of a table; still tall enough for a thumb on a phone. */
  small?: boolean | undefined;
  icon?: IconName | undefined;
}

/** The class of anything that looks like a button. */
export function buttonClass({ primary, small }: ButtonProps): string {
  return ['button', primary ? 'primary' : '', small ? 'small' : ''].filter(Boolean).join(' ');
}

/** A button that scripts act on; in a form, use Submit. `key` clicks it when no field has the focus. */
export function Button(props: PropsWithChildren<ButtonProps & { name?: string; value?: string; shortcut?: string; hidden?: boolean }>) {
  return (
    <button type="button" class={buttonClass(props)} name={props.name} value={props.value} data-key={props.shortcut} hidden={props.hidden}>
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </button>
  );
}

/** A link that is the next step, and looks so. `download` for files, so that the page stays. */
export function ButtonLink(props: PropsWithChildren<ButtonProps & { href: string; download?: boolean }>) {
  return (
    <a class={buttonClass(props)} href={props.href} download={props.download}>
      {props.icon ? <Icon name={props.icon} /> : null}
      {props.children}
    </a>
  );
}

/** An address to pass on. Without script it is a field to select; with script a button copies it. */
export function CopyLink({ href, label, id = 'copy-link' }: { href: string; label: string; id?: string }) {
  const { t } = useView();
  return (
    <longtable-copy class="copy" data-done={t('ui:copied')}>
      <label for={id}>{label}</label>
      <div class="copy-row">
        <input id={id} type="text" readonly value={href} dir="ltr" />
        <button type="button" class="button">
          <Icon name="copy" />
          {t('ui:copy')}
        </button>
      </div>
      <p class="quiet" role="status"></p>
    </longtable-copy>
  );
}
