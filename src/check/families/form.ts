/** What each kind of document must be (党政机关公文处理工作条例 art. 8, 15; GB/T 9704—2012). */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Known } from '../known.ts';
import type { Subject } from '../subject.ts';

export const form: Family = {
  name: 'form',
  explanation:
    '请示一文一事、只有一个主送机关、标明签发人；报告不夹带请示事项；成文日期用阿拉伯数字、不编虚位；不写“此页无正文”。',
  check: (subject, { known }) => [...request(subject), ...report(subject), ...date(subject), ...length(subject, known)],
};

function request({ document, source, passages }: Subject): Remark[] {
  if (document.kind !== '请示') return [];
  const remarks: Remark[] = [];
  const line = document.addresseesLine ?? document.lines[0];
  if ((document.addressees?.length ?? 0) > 1)
    remarks.push({
      type: 'format',
      lines: [line],
      stated: document.addressees!.join('、'),
      found: `${document.addressees!.length}个主送机关`,
      severity: 'medium',
      message: '请示只能有一个主送机关，其他机关用抄送。',
    });
  const head = source
    .slice(document.lines[0] - 1, document.lines[1])
    .join('')
    .replace(/\s/gu, '');
  if (!/签发人[：:]/u.test(head))
    remarks.push({
      type: 'format',
      lines: [document.numberLine ?? document.lines[0]],
      stated: '请示',
      found: '未标明签发人',
      severity: 'low',
      message: '上行文应当标明签发人。',
    });
  const asks = passages.flatMap((passage) =>
    [
      ...passage.text.matchAll(
        /(?:恳请|请求|请|申请)(?:区|县|市|省|上级)?(?:政府|予以|给予)?(?:批准|批复|审批|同意|拨付|解决|支持)[^。；]*[。；]/gu,
      ),
    ].map((match) => ({ line: passage.lineAt(match.index), text: match[0] })),
  );
  const matters = asks.filter(({ text }) => !/妥否|当否|可否|以上请示|请批示|请审批[。；]/u.test(text));
  if (matters.length > 2 && new Set(matters.map(({ line: at }) => at)).size > 2)
    remarks.push({
      type: 'format',
      lines: matters.map(({ line: at }) => at),
      stated: `${matters.length}项请求`,
      found: '一文一事',
      severity: 'low',
      message: `请示应当一文一事，文中有${matters.length}处请求，请核对是否为同一事项。`,
    });
  return remarks;
}

function report({ document, passages }: Subject): Remark[] {
  if (document.kind !== '报告') return [];
  return passages.flatMap((passage) =>
    [
      ...passage.text.matchAll(
        /(?:请予批复|请批复|妥否[，,]?请批示|当否[，,]?请批示|请审批|恳请(?:批准|批复|拨付|解决)|请(?:区|县|市|省)政府(?:批准|批复))/gu,
      ),
    ].map(
      (match): Remark => ({
        type: 'format',
        lines: [passage.lineAt(match.index)],
        stated: match[0],
        found: '报告不得夹带请示事项',
        severity: 'medium',
        message: `报告中有请示用语“${match[0]}”；报告不得夹带请示事项。`,
      }),
    ),
  );
}

/** Longer than the working rules of the government allow for its kind. */
function length({ document, passages }: Subject, { lengths }: Known): Remark[] {
  const limit = lengths.find(({ kind }) => kind === document.kind);
  const size = passages.reduce((sum, { text }) => sum + text.length, 0);
  if (!limit || size <= limit.characters) return [];
  return [
    {
      type: 'format',
      lines: [document.lines[0]],
      stated: `${size}字`,
      found: `一般不超过${limit.characters}字`,
      severity: 'low',
      message: `${limit.kind}约${size}字，超过${limit.basis}规定的${limit.characters}字。`,
    },
  ];
}

function date({ document, source }: Subject): Remark[] {
  const remarks: Remark[] = [];
  const line = document.datedLine;
  const printed = line === null ? '' : (source[line - 1] ?? '').replace(/\s/gu, '');
  if (line !== null && /年0\d月|月0\d日/u.test(printed)) {
    const proposal = printed.replace(/(年|月)0/gu, '$1');
    remarks.push({
      type: 'format',
      lines: [line],
      stated: printed,
      found: proposal,
      severity: 'low',
      message: `成文日期“${printed}”不应编虚位。`,
      proposal,
    });
  }
  for (let at = document.lines[0]; at <= document.lines[1]; at += 1) {
    if (!/此页无正文/u.test(source[at - 1] ?? '')) continue;
    remarks.push({
      type: 'format',
      lines: [at],
      stated: '此页无正文',
      found: 'GB/T 9704—2012，7.3.5',
      severity: 'low',
      message: '不得用“此页无正文”的办法使印章与正文同处一面。',
    });
  }
  return remarks;
}
