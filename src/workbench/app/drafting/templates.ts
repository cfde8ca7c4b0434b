/** What a draft of a kind begins with: its bones, to be filled. Wording of our own after the kinds' usual form (党政机关公文处理工作条例). */

export interface Template {
  kind: string;
  title: string;
  body: string;
}

export const TEMPLATES: Template[] = [
  {
    kind: '通知',
    title: '关于××的通知',
    body: '为××，现将有关事项通知如下：\n一、××\n（一）××。\n（二）××。\n二、××\n××。',
  },
  {
    kind: '意见',
    title: '关于××的意见',
    body: '为××，提出以下意见：\n一、总体要求\n××。\n二、主要任务\n（一）××。\n三、组织保障\n××。',
  },
  { kind: '决定', title: '关于××的决定', body: '为××，决定如下：\n一、××。\n二、××。' },
  { kind: '请示', title: '关于××的请示', body: '××（一文一事：写明缘由）。\n现请示如下：\n××。\n妥否，请批示。' },
  { kind: '报告', title: '关于××的报告', body: '现将××情况报告如下：\n一、基本情况\n××。\n二、下一步打算\n××。' },
  { kind: '批复', title: '关于××的批复', body: '你单位《关于××的请示》收悉。现批复如下：\n一、××。\n二、××。' },
  { kind: '函', title: '关于××的函', body: '××，现就有关事项函告如下：\n一、××。\n请予支持为盼。' },
  { kind: '通告', title: '关于××的通告', body: '为××，现通告如下：\n一、××。\n二、××。\n本通告自××年×月×日起施行。' },
  { kind: '通报', title: '关于××的通报', body: '××情况通报如下：\n一、××。\n二、××。' },
];
