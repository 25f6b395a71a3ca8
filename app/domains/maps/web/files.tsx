import { kumuConnectionsCsv, kumuElementsCsv, kumuJson, readKumuCsv, readKumuJson, type KumuReading } from '../../../engines/kumu-format/index.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { importManners, importMap, planImport, type ImportManner } from '../importing.ts';
import { toKumu } from '../kumu.ts';
import { mapOf } from '../maps.ts';
import { ImportPage, PreviewPage, type ImportText } from './import-page.tsx';
import { mapHref } from './pieces.tsx';
import { insideOf, keeperOf } from './seeing.ts';

const formats: Readonly<Record<string, { type: string; write: (map: ReturnType<typeof toKumu>) => string }>> = {
  'kumu.json': { type: 'application/json; charset=utf-8', write: kumuJson },
  'elements.csv': { type: 'text/csv; charset=utf-8', write: kumuElementsCsv },
  'connections.csv': { type: 'text/csv; charset=utf-8', write: kumuConnectionsCsv },
};

/** The map as a file, for the people of the issue. */
export const exportMap: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const name = param(c, 'format');
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) throw new NotFound();
  c.header('Content-Type', format.type);
  c.header('Content-Disposition', `attachment; filename="${issue.slug}-${name}"`);
  return c.body(format.write(toKumu(await mapOf(c.var.ctx, issue.id))));
};

export const showImport: Controller = async (c) => {
  const sight = await keeperOf(c);
  return render(c, <ImportPage sight={sight} text={null} reading={null} />);
};

/** First shows what the file would do, then, when that was agreed to, does it. What was sent travels with the page in between, so nothing is kept half-done. */
export const takeIn: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await keeperOf(c);
  const text = await textOfForm(c);
  const reading = read(text);
  if (!reading.map) return render(c, <ImportPage sight={sight} text={text} reading={reading} />, 422);
  const isAgreed = (await c.req.parseBody())['agreed'] === '1';
  if (isAgreed) {
    const taken = await importMap(ctx, sight.issue.id, reading.map, text.manner);
    if (taken.ok) return redirect(c, `${mapHref(sight.issue)}#map`, taken.value.actId ? 'maps:notice.imported' : 'maps:notice.imported-nothing');
  }
  const plan = await planImport(ctx, sight.issue.id, reading.map, text.manner);
  return render(c, <PreviewPage sight={sight} text={text} reading={reading} plan={plan} />, plan.isTooLarge ? 422 : 200);
};

/** What was pasted or chosen as a file: JSON in one field, or sheets in two. */
async function textOfForm(c: Web): Promise<ImportText> {
  const body = await c.req.parseBody();
  const textOf = async (name: string): Promise<string> => {
    const file = body[`${name}File`];
    const isFile = file instanceof File && file.size > 0;
    // A browser sends every line of a field with two signs at its end; a file comes as it is.
    const text = isFile ? await file.text() : typeof body[name] === 'string' ? body[name].replaceAll('\r\n', '\n') : '';
    return text.trim() === '' ? '' : text;
  };
  const manner = importManners.find((one): one is ImportManner => one === body['manner']) ?? 'add';
  return { json: await textOf('json'), elements: await textOf('elements'), connections: await textOf('connections'), manner };
}

function read({ json, elements, connections }: ImportText): KumuReading {
  return json === '' ? readKumuCsv({ elements, connections }) : readKumuJson(json);
}
