import fc from 'fast-check';

/** Any string, with the characters that the readers of src/text look for among them. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      ...'〇○零一二两三十百千万亿廿卅半点负第号令年月日底前每周季度旬至到-—.0123456789OoＯ０１２％%‰〔〕[]（）()【】《》、，。 \n\t　离政办发函字晋财农国务院元亩公顷㎡米吨户人分之',
    ),
    maxLength: 80,
  }),
);

/** 100 kB of one character, for each character at which a finder could start work. */
export const longRuns = [...'〔(一二2万每第年月号令离区国 \n-.,／/元'].map((c) => c.repeat(100_000));
