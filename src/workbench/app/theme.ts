/** One calm language, the public site's: ink on paper, one red for what can be followed. */
import type { ThemeConfig } from 'antd';

export const RED = '#9b1b1f';
const INK = '#1f1e1b';
export const SOFT = '#5c5952';
export const RULE = '#ddd7c9';
/** Of lights; each also has a shape and a word. */
export const LIGHTS = { red: '#b3261e', yellow: '#8a5a00', green: '#2f6b3c' } as const;

export const theme: ThemeConfig = {
  token: {
    colorPrimary: RED,
    colorLink: RED,
    colorLinkHover: '#741215',
    colorError: LIGHTS.red,
    colorWarning: LIGHTS.yellow,
    colorSuccess: LIGHTS.green,
    colorInfo: '#38598b',
    colorText: INK,
    colorTextSecondary: SOFT,
    colorTextTertiary: SOFT,
    colorTextDescription: SOFT,
    colorTextPlaceholder: '#6f6a61',
    colorSuccessBg: '#edf5ee',
    colorSuccessBorder: '#a9c9b0',
    colorWarningBg: '#fbf3e0',
    colorWarningBorder: '#d9c08a',
    colorErrorBg: '#fbeeec',
    colorErrorBorder: '#dfaaa5',
    colorInfoBg: '#eef2f8',
    colorInfoBorder: '#b3c2da',
    colorBgBase: '#ffffff',
    colorBgLayout: '#f7f4ed',
    colorBorder: '#b9b2a2',
    colorBorderSecondary: RULE,
    borderRadius: 4,
    fontSize: 15,
    controlHeight: 38,
    motion: false,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  },
};
