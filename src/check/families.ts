/** The families of checks, in the order in which their findings are listed for one line. */

import { annex } from './families/annex.ts';
import { balance } from './families/balance.ts';
import { bodyName } from './families/body-name.ts';
import { calendarDate } from './families/calendar-date.ts';
import { characters } from './families/characters.ts';
import { citation } from './families/citation.ts';
import { className } from './families/class-name.ts';
import { contact } from './families/contact.ts';
import { contents } from './families/contents.ts';
import { count } from './families/count.ts';
import { countInSentence } from './families/count-in-sentence.ts';
import { deadline } from './families/deadline.ts';
import { decimalNumbering } from './families/decimal-numbering.ts';
import { entityName } from './families/entity-name.ts';
import { eraYear } from './families/era-year.ts';
import { figure } from './families/figure.ts';
import { form } from './families/form.ts';
import { formerName } from './families/former-name.ts';
import { formula } from './families/formula.ts';
import { fundSource } from './families/fund-source.ts';
import { grade } from './families/grade.ts';
import { growth } from './families/growth.ts';
import { inlineList } from './families/inline-list.ts';
import { lookAlike } from './families/look-alike.ts';
import { measure } from './families/measure.ts';
import { membership } from './families/membership.ts';
import { misspelling } from './families/misspelling.ts';
import { numbering } from './families/numbering.ts';
import { numberingByPage } from './families/numbering-by-page.ts';
import { officeName } from './families/office-name.ts';
import { organName } from './families/organ-name.ts';
import { parallelHeading } from './families/parallel-heading.ts';
import { personName } from './families/person-name.ts';
import { personalData } from './families/personal-data.ts';
import { placeName } from './families/place-name.ts';
import { quotation } from './families/quotation.ts';
import { rate } from './families/rate.ts';
import { repetition } from './families/repetition.ts';
import { rowKind } from './families/row-kind.ts';
import { selfName } from './families/self-name.ts';
import { share } from './families/share.ts';
import { shiftedCell } from './families/shifted-cell.ts';
import { signature } from './families/signature.ts';
import { slogan } from './families/slogan.ts';
import { stageName } from './families/stage-name.ts';
import { startingAuthority } from './families/starting-authority.ts';
import { sumInSentence } from './families/sum-in-sentence.ts';
import { sumInTable } from './families/sum-in-table.ts';
import { sumOverItems } from './families/sum-over-items.ts';
import { tableTotal } from './families/table-total.ts';
import { task } from './families/task.ts';
import { threshold } from './families/threshold.ts';
import { tierChain } from './families/tier-chain.ts';
import { titleMark } from './families/title-mark.ts';
import { titleName } from './families/title-name.ts';
import { triggerGap } from './families/trigger-gap.ts';
import { twoNumbers } from './families/two-numbers.ts';
import { width } from './families/width.ts';
import { window } from './families/window.ts';
import type { Family } from './family.ts';

export const FAMILIES: Family[] = [
  sumInSentence,
  sumOverItems,
  sumInTable,
  tableTotal,
  balance,
  fundSource,
  share,
  growth,
  rate,
  grade,
  measure,
  count,
  countInSentence,
  slogan,
  inlineList,
  // Says more than numbering of the same place: it comes first.
  numberingByPage,
  numbering,
  decimalNumbering,
  deadline,
  window,
  calendarDate,
  eraYear,
  signature,
  titleName,
  selfName,
  contents,
  stageName,
  parallelHeading,
  organName,
  officeName,
  bodyName,
  entityName,
  personName,
  contact,
  characters,
  quotation,
  titleMark,
  width,
  repetition,
  formula,
  lookAlike,
  misspelling,
  placeName,
  shiftedCell,
  rowKind,
  form,
  personalData,
  figure,
  formerName,
  task,
  membership,
  className,
  threshold,
  triggerGap,
  startingAuthority,
  tierChain,
  citation,
  twoNumbers,
  annex,
];
