/** Amounts in capitals 大写金额, as forms and receipts write them (支付结算办法 附一). */
import Nzh from 'nzh/cn';

/** 1680.32 → 壹仟陆佰捌拾元叁角贰分. Takes a decimal text with at most two places; null for anything else. */
export function capitalMoney(amount: string): string | null {
  if (!/^-?\d{1,15}(?:\.\d{1,2})?$/u.test(amount)) return null;
  return Nzh.toMoney(amount, { outSymbol: false });
}
