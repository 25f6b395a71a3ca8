import { isConfirmed, readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { CodeOnPaper, ConfirmPage, formatTime, Heading, Notice, Shell, useView } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import { getCardLink, linkAddress, linkCode, makeCardLink, revokeCardLink, type CardLink } from '../linking.ts';
import { seeToKeep } from '../seeing.ts';
import { showCard } from './card-page.tsx';
import { linkForm } from './fields.ts';

export const postLink: Controller = async (c) => {
  const group = await seeToKeep(c.var.ctx, param(c, 'group'));
  const form = await readForm(c, linkForm);
  if (!form.ok) return showCard(c, { form: 'link', problems: form.problems, typed: form.typed });
  await makeCardLink(c.var.ctx, group.id, form.value);
  return redirect(c, `${href('card.show', { group: group.id })}#links`, form.value.email ? 'context-cards:notice.mailed' : 'context-cards:notice.linked');
};

/** Asks once more where the browser could not. */
export const deleteLink: Controller = async (c) => {
  const { ctx } = c.var;
  const group = await seeToKeep(ctx, param(c, 'group'));
  const link = await getCardLink(ctx, group.id, param(c, 'link'));
  const back = `${href('card.show', { group: group.id })}#links`;
  if (!(await isConfirmed(c)))
    return render(
      c,
      <ConfirmPage
        title={ctx.t('context-cards:link.revoke.title')}
        what={ctx.t('context-cards:link.revoke.ask')}
        action={href('card-link.revoke', { group: group.id, link: link.id })}
        method="delete"
        label={ctx.t('context-cards:link.revoke')}
        back={back}
      />,
    );
  await revokeCardLink(ctx, group.id, link.id);
  return redirect(c, back, 'context-cards:notice.revoked');
};

/** A slip to print and hand over: in the language of the link, with a square for cameras and a code for typing. */
export const linkPage: Controller = async (c) => {
  const { ctx } = c.var;
  const group = await seeToKeep(ctx, param(c, 'group'));
  const link = await getCardLink(ctx, group.id, param(c, 'link'));
  return render(
    c,
    <LinkSlip group={group} link={link} address={linkAddress(ctx, link.id)} code={linkCode(ctx, link.id)} enter={ctx.origin + href('card.enter')} />,
  );
};

function LinkSlip({ group, link, address, code, enter }: { group: Group; link: CardLink; address: string; code: string; enter: string }) {
  const view = useView();
  const { t } = view;
  const lng = link.locale;
  return (
    <Shell title={t('context-cards:slip.title')} desk>
      <p class="quiet">
        <a href={href('card.show', { group: group.id })}>{group.name}</a>
      </p>
      {link.state === 'open' ? null : <Notice tone="now">{t(`context-cards:link.${link.state}`)}</Notice>}
      <div lang={lng} dir={direction(lng)} class="stack">
        <Heading
          title={t('context-cards:slip.heading', { lng, group: group.name })}
          lede={t('context-cards:slip.lede', { lng, organization: group.organizationName })}
        />
        <CodeOnPaper address={address} square={t('context-cards:slip.qr', { lng })} how={t('context-cards:slip.or', { lng })} enter={enter} code={code} />
        <p>{t('context-cards:slip.safe', { lng })}</p>
        <p class="quiet">
          {t('context-cards:slip.until', { lng })} {formatTime(link.expiresAt, 'short', { ...view, locale: lng })}
        </p>
      </div>
    </Shell>
  );
}
