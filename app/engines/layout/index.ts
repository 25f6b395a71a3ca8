/**
 * Places for the things of a network, so that what is related stands together and labels do not cover each other.
 * Pure, no I/O, the same for the same input and seed; it also runs in a browser's worker. Units are those of a drawing in
 * which a label is about 140 wide and 60 high; y grows downwards. Things that are pinned stay exactly where they are.
 *
 * By d3-force: velocity Verlet integration after Dwyer, "Scalable, versatile and simple constrained graph layout", Computer
 * Graphics Forum 28 (2009), with Barnes-Hut approximation of repulsion. 500 things with 1,500 relations take under a second.
 */
export { layOut, type LayoutItem, type LayoutLink, type Placed } from './lay-out.ts';
export { freePlace, type Point } from './free-place.ts';
