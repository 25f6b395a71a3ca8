/**
 * Style that sets a house's own accent (`#rrggbb`; anything else is left out). On dark ground the same hue is lifted to a lightness that stays readable.
 * Whether white words can stand on the accent is checked when an organization saves it.
 */
export function accentStyle(accent: string | null): string {
  if (!accent || !/^#[0-9a-f]{6}$/i.test(accent)) return '';
  const light = `--accent:${accent};--accent-soft:color-mix(in oklab,${accent} 12%,#fffefb);--accent-line:color-mix(in oklab,${accent} 45%,#fffefb)`;
  const dark = `--accent:oklch(from ${accent} .8 min(c,.1) h);--accent-soft:oklch(from ${accent} .3 min(c,.05) h);--accent-line:oklch(from ${accent} .45 min(c,.06) h)`;
  return `@media screen and (prefers-color-scheme:light){:root{${light}}}@supports (color:oklch(from red l c h)){@media screen and (prefers-color-scheme:dark){:root{${dark}}}}`;
}
