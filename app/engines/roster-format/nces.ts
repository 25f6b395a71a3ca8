/**
 * Numbers of the National Center for Education Statistics: 7 digits for a district (LEAID), 12 for a school, which begin with those of its district.
 * Both begin with the state's number, 01 to 78. @source NCES Common Core of Data, LEAID and NCESSCH
 */
export type NcesProblem = 'nces-digits' | 'nces-length' | 'nces-state' | 'nces-level' | 'nces-district';

/**
 * What is wrong with a number, or null. A number that a spreadsheet robbed of its leading zero has 6 or 11 digits: `nces-length`.
 * @param level of the organization it is given to
 * @param district the LEAID of the district above a school, where it is known
 */
export function checkNces(id: string, level: string | null, district: string | null = null): NcesProblem | null {
  if (!/^\d+$/.test(id)) return 'nces-digits';
  if (id.length !== 7 && id.length !== 12) return 'nces-length';
  const state = Number(id.slice(0, 2));
  if (state < 1 || state > 78) return 'nces-state';
  if ((level === 'school' && id.length !== 12) || (level === 'district' && id.length !== 7)) return 'nces-level';
  if (id.length === 12 && district !== null && !id.startsWith(district)) return 'nces-district';
  return null;
}
