/** What a person typed, with the words that stood beside the field. */
export interface TypedText {
  /** Empty where the form did not say it as plain text. */
  readonly label: string;
  readonly text: string;
}

/** The field by which a form says which of its fields people type in: a line for each, its name and its label. Choices and hidden fields are not among them. */
export const typedField = '_typed';

export function writeTyped(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([name, label]) => `${name} ${label.replaceAll(/\s+/g, ' ')}`.trim()).join('\n');
}

/**
 * What a person typed among the fields of a form that was sent: what the form says they type in, however short; and, so that nothing is lost where
 * a form does not say it, every other long text that is no id and no path of ours.
 */
export function typedTexts(fields: Readonly<Record<string, string>>): TypedText[] {
  const labels = new Map((fields[typedField] ?? '').split(/\r?\n/).map(nameAndLabel));
  return Object.entries(fields).flatMap(([name, value]) => {
    const text = value.trim();
    const isTyped = labels.has(name) || (!name.startsWith('_') && text.length > longer && !isOurs(text));
    return text && isTyped ? [{ label: labels.get(name) ?? '', text }] : [];
  });
}

function nameAndLabel(line: string): [string, string] {
  const [name = '', ...label] = line.split(' ');
  return [name, label.join(' ')];
}

const longer = 20;

/** Ids and paths, one or several. */
function isOurs(text: string): boolean {
  return text.split('\n').every((line) => /^(\/\S*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(line.trim()));
}
