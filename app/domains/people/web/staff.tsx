import { z } from 'zod';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { mustAdminister } from '../keeping-organizations.ts';
import { getOrganization } from '../organizations.ts';
import { listStaff } from '../staff.ts';
import { addStaff, removeStaff } from '../staffing.ts';
import { email, isConfirmed, name } from './fields.ts';
import { showOrganization } from './organization.tsx';

const newStaff = z.object({ email, name, role: z.enum(['administrator', 'staff']) });

export const postStaff: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  await mustAdminister(ctx, organization.id);
  const form = await readForm(c, newStaff);
  if (!form.ok) return showOrganization(c, organization.id, { form: 'staff', problems: form.problems, typed: form.typed });
  const added = await addStaff(ctx, organization.id, { ...form.value, locale: organization.lang });
  if (added.ok) return redirect(c, href('organization.show', { organization: organization.id }), 'people:notice.staff-added');
  return showOrganization(c, organization.id, { form: 'staff', problems: { role: ctx.t('people:denied.last-administrator') }, typed: form.value });
};

export const deleteStaff: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  await mustAdminister(ctx, organization.id);
  const member = (await listStaff(ctx, organization.id)).find((one) => one.personId === param(c, 'person'));
  if (!member) throw new NotFound();
  const at = href('organization.show', { organization: organization.id });
  const { t } = ctx;
  if (!(await isConfirmed(c))) {
    return render(
      c,
      <ConfirmPage
        title={t('people:staff.remove', { name: member.name })}
        what={t('people:staff.remove.what', { name: member.name })}
        action={href('staff.delete', { organization: organization.id, person: member.personId })}
        method="delete"
        label={t('people:remove')}
        back={at}
      />,
    );
  }
  const removed = await removeStaff(ctx, organization.id, member.personId);
  if (!removed.ok) throw new Denied('people:denied.last-administrator');
  return redirect(c, at, 'people:notice.staff-removed');
};
