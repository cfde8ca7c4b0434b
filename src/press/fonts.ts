/**
 * The fonts that are here. Free ones stand in for the official ones: Fandol (Debian, texlive-lang-chinese) where it is installed,
 * Noto Serif SC (npm) always; the second has every character that the first lacks (墕 垯 鋆 ㎡), so that none is lost.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEIGHTS = ['400Regular', '700Bold', '900Black'];

/** Folders that the typesetter looks into; `GONGBAO_FONTS` names one more, for official fonts that an office has bought. */
export function fontFolders(): string[] {
  const noto = WEIGHTS.map((weight) =>
    dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${weight}`))),
  );
  const others = [process.env.GONGBAO_FONTS ?? '', '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol'];
  return [...noto, ...others.filter((folder) => folder !== '' && existsSync(folder))];
}

/** Families of each part of a document, the best first; the first that has the character sets it. */
export const FAMILIES = {
  title: ['FZXiaoBiaoSong-B05S', 'FandolSong', 'Noto Serif SC'],
  body: ['FangSong_GB2312', 'FandolFang R', 'FandolFang', 'Noto Serif SC'],
  black: ['SimHei', 'FandolHei', 'Noto Serif SC'],
  kai: ['KaiTi_GB2312', 'FandolKai', 'Noto Serif SC'],
  song: ['SimSun', 'FandolSong', 'Noto Serif SC'],
} as const;
