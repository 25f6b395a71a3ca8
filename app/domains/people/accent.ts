// Grounds on which an accent stands as text or under white words: white, and the darkest light ground of the house.
const grounds = ['#ffffff', '#f4efe5'];
const least = 4.5;

/**
 * Whether an accent (`#rrggbb`) can carry white words and be read on our light grounds: WCAG 2.2 AA, 4.5 to 1.
 * In the dark the interface lifts every accent to one lightness (ui/accent.ts), so the hue alone matters there.
 */
export function isReadableAccent(accent: string): boolean {
  return /^#[0-9a-f]{6}$/.test(accent) && grounds.every((ground) => contrast(accent, ground) >= least);
}

/** Contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
