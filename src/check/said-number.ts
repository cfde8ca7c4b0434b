/** Patterns of a number of things said in running text: 三个, 13项, 五大. */

export const NUMBER = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
export const MEASURE = '(?:大类|类|项|个|条|种|方面|步|大|点|件|份|处|名|家|座)';
