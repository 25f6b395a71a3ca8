/**
 * Maps in the shapes that Kumu reads and people keep: a JSON "blueprint" (`elements`, `connections`), the backup of a project, which is
 * one with its rows folded and is written back unfolded, and the sheets Elements and Connections as CSV. Pure, no I/O. Nothing that a file holds is lost: a row keeps all its fields under the
 * names it had, in their order, known to us or not; what stands beside the two lists is kept too. What cannot be read is
 * told with its place and reason, all of it at once.
 *
 * Source: docs.kumu.io, "JSON / Blueprints" and "Structure your data for Kumu" (read November 2026). CSV holds text only: `|`
 * parts several values, and a number becomes its figures.
 */
export { readKumuJson } from './read-json.ts';
export { readKumuCsv } from './read-csv.ts';
export { kumuConnectionsCsv, kumuElementsCsv, kumuJson } from './write.ts';
export {
  textOf,
  textsOf,
  type Fields,
  type KumuConnection,
  type KumuElement,
  type KumuMap,
  type KumuProblem,
  type KumuReading,
  type ProblemReason,
} from './kumu-map.ts';
