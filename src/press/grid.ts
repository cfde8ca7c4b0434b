/** The measures of GB/T 9704-2012, in millimetres and points; every format of the press takes them from here. */

export const PAGE = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const;
/** The type area 版心. */
export const AREA = { width: 156, height: 225, lines: 22, characters: 28 } as const;

const POINTS_PER_MM = 72 / 25.4;

/** Sizes by their Chinese names 字号, in points. */
export const SIZE = { '2': 22, '3': 16, '4': 14 } as const;

/** From one line to the next: 22 lines fill 225 mm. */
export const LINE = (AREA.height / AREA.lines) * POINTS_PER_MM;
/** From one character to the next: 28 characters fill 156 mm. A 3号 character is a little wider: it is set closer. */
const CHARACTER = (AREA.width / AREA.characters) * POINTS_PER_MM;
export const TRACKING = CHARACTER - SIZE['3'];

/** The red of headings and rules. */
export const RED = 'e60012';

/** Official names of fonts, as a Word file names them. */
export const OFFICIAL = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  black: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;
