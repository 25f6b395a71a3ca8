/** What a file of the directory can hold, and in which columns. */
export type Holds = 'groups' | 'persons' | 'organizations';

export const channelFields = ['email', 'phone', 'text', 'chat', 'web', 'post', 'meeting', 'other'] as const;
export type ChannelField = (typeof channelFields)[number];

const common = ['externalId', 'name', 'about', 'lang', 'languages'] as const;

/** The fields of each kind of file, in the order in which an export writes them. */
export const fields = {
  groups: [...common, 'knows', 'believes', 'does', ...channelFields],
  persons: ['externalId', 'name', 'givenName', 'familyName', 'about', 'lang', 'languages', 'role', 'at', 'looksAfter', ...channelFields],
  organizations: [...common, 'level', 'above', 'nces', ...channelFields],
} as const satisfies Record<Holds, readonly string[]>;

export type Field = (typeof fields)[Holds][number];

/** Headings that an export writes. */
export const headings: Record<Field, string> = {
  externalId: 'external_id',
  name: 'name',
  givenName: 'given_name',
  familyName: 'family_name',
  about: 'about',
  lang: 'lang',
  languages: 'languages',
  knows: 'shapes_what_they_know',
  believes: 'shapes_what_they_believe',
  does: 'shapes_what_they_do',
  level: 'level',
  above: 'belongs_to',
  nces: 'nces_id',
  role: 'role',
  at: 'school',
  looksAfter: 'looks_after',
  email: 'email',
  phone: 'phone',
  text: 'text_message',
  chat: 'chat',
  web: 'web',
  post: 'postal_address',
  meeting: 'meets_at',
  other: 'other_channel',
};

/** Other headings by which a field is known, without accents and signs. English and Spanish, as schools and agencies write them. */
const known: Record<Field, string> = {
  externalId:
    'id|externalid|sourcedid|sourceid|sisid|localid|recordid|key|identifier|studentid|personid|contactid|groupid|idexterno|identificador|clave|matricula|numero',
  name: 'fullname|displayname|groupname|organization|organizationname|organisation|schoolname|contactname|group|nombre|nombrecompleto|grupo|nombredelgrupo|organizacion|nombredelaorganizacion|escuela nombre|persona',
  givenName: 'firstname|first|given|forename|nombres|primernombre|nombredepila',
  familyName: 'lastname|last|surname|family|apellido|apellidos|apellidopaterno',
  about: 'description|notes|note|details|comments|comment|summary|descripcion|notas|nota|acerca|sobre|comentarios|resumen',
  lang: 'language of text|textlanguage|idiomadeltexto',
  languages: 'language|spokenlanguages|homelanguage|preferredlanguage|idioma|idiomas|lengua|lenguas|lenguaje|idiomadelhogar|idiomapreferido',
  knows: 'know|knows|shapesknow|saben|loquesaben|sabe|conocen',
  believes: 'believe|believes|shapesbelieve|creen|loquecreen|cree',
  does: 'do|does|shapesdo|hacen|loquehacen|hace',
  level: 'type|kind|organizationtype|nivel|tipo|clase',
  above: 'parent|parentid|parentsourcedid|above|district|partof|reportsto|pertenecea|distrito|dependede|superior',
  nces: 'nces|ncesid|leaid|ncessch|ncesschoolid|ncesdistrictid|idnces|codigonces',
  role: 'roles|position|relation|relationship|rol|papel|cargo|funcion|parentesco|relacion',
  at: 'schools|schoolid|campus|building|site|plantel|escuela|escuelas|centro|sede',
  looksAfter: 'looksafter|children|child|students|student|agentsourcedids|childid|studentids|hijos|hijas|hijo|estudiantes|acargo|acargode|cuidaa',
  email: 'emailaddress|mail|emails|emailprimary|correo|correoelectronico|email1',
  phone: 'phonenumber|telephone|tel|phones|homephone|cellphone|cell|mobile|mobilephone|phone1|telefono|telefonos|celular|movil|numerodetelefono',
  text: 'sms|textnumber|textmessages|mensaje|mensajes|mensajedetexto|mensajesdetexto',
  chat: 'whatsapp|signal|telegram|messenger|wechat|chatapp',
  web: 'website|url|homepage|webpage|site url|sitioweb|paginaweb|pagina|enlace',
  post: 'address|postaladdress|mailingaddress|homeaddress|street|streetaddress|direccion|domicilio|direccionpostal',
  meeting: 'meetings|meetingplace|meetsat|meetingtime|reunion|reuniones|lugardereunion|sereunen',
  other: 'otherchannel|otherway|otro|otrocanal|otrosmedios|otraforma',
};

function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The field that each heading most likely means, or null; a field is given once, to the first heading that claims it.
 * Never throws.
 */
export function guessFields(holds: Holds, row: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>();
  return row.map((heading) => {
    const word = plain(heading);
    const field = fields[holds].find(
      (one) =>
        !taken.has(one) && word !== '' && (plain(headings[one]) === word || plain(one) === word || known[one].split('|').some((name) => plain(name) === word)),
    );
    if (!field) return null;
    taken.add(field);
    return field;
  });
}

/** Which kind of file has headings like these: the one that knows most of them; persons where two know as many. */
export function guessHolds(row: readonly string[]): Holds {
  const tell: Record<Holds, RegExp> = {
    persons: /first|last|given|family|surname|nombres|apellido|student|person|estudiante|madre|padre|school$|role|rol$/i,
    organizations: /nces|leaid|organi[sz]a|school ?name|parent ?(id|sourcedid)|level|nivel|belongs_to/i,
    groups: /group|grupo|know|believe|meet|saben|creen|reun/i,
  };
  const order = ['persons', 'groups', 'organizations'] as const;
  const points = (holds: Holds) => guessFields(holds, row).filter(Boolean).length + 2 * row.filter((heading) => tell[holds].test(heading)).length;
  return order.reduce((best, holds) => (points(holds) > points(best) ? holds : best), 'persons');
}

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The sign between the cells of a first line: the one that it names (`sep=;`), or whichever stands there most outside quotation marks. */
export function guessDelimiter(line: string): Delimiter {
  const named = delimiters.find((sign) => line.toLowerCase().startsWith(`sep=${sign}`));
  if (named) return named;
  const outside = line.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => outside.split(sign).length - 1;
  return delimiters.reduce<Delimiter>((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}
