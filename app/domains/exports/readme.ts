import { bundleFormat, csvPath, jsonPath, type Bundle, type Sheet } from './bundle.ts';

/** The text that goes with an export: every file, every column, and what is not in it. */
export function readme(bundle: Bundle): string {
  const { issue, kind, created, sheets, extras, withheld } = bundle;
  return [
    `# ${oneLine(issue.statement)}`,
    `An issue exported from Longtable on ${created.toISOString().slice(0, 10)}. Format: ${bundleFormat}. Kind: ${kind}.`,
    kindText[kind],
    '## Two forms of each table',
    [
      '- `csv/`: for spreadsheet programs. Text that begins with = + - or @ has an apostrophe in front, so that no program takes it for a formula.',
      '- `json/`: one JSON object a line, exactly what people wrote. Programs should read these.',
      '- Times are in UTC (ISO 8601), days are YYYY-MM-DD, languages are codes such as en or es. An empty cell (null) is a thing nobody gave, or a figure that is withheld.',
    ].join('\n'),
    '## Files',
    '### `manifest.json`\n\nFormat, kind, date, the issue, how many rows each table has, and what is withheld; for programs.',
    ...sheets.map(sheetText),
    ...extras.map((extra) => `### \`${extra.path}\`\n\n${extra.about}`),
    '## Not in this export',
    withheld.map(({ what, why }) => `- \`${what}\`: ${why}`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

const kindText = {
  full: 'This is the full export. It holds private data: names, e-mail addresses of members, what was hidden by moderation. Keep it where only those who lead the issue can reach it, and delete it when you no longer need it. It can be brought into another installation with `longtable import issue`.',
  public:
    'This is the public export. It holds what everybody may see, nothing that names or singles out a person. Figures about few people are withheld, and so are others from which they could be worked out.',
} as const;

function sheetText({ name, about, columns }: Sheet): string {
  const lines = Object.entries(columns).map(([column, what]) => `- \`${column}\`: ${what}`);
  return `### \`${csvPath(name)}\`, \`${jsonPath(name)}\`\n\n${about}\n\n${lines.join('\n')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
