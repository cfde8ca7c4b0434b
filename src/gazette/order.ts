import type { Line } from './line.ts';
export function isScrambled(_lines: Line[]): boolean { return false; }
