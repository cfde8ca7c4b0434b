/** A policy of our own that has one of each thing that the workbench draws. */

export const EVERYTHING = `
id: review
title: 临时用地审批
organ: 县信访局
documents: [临时用地办法]
choices: {险级: [高, 中, 低], 级别: [一级, 二级]}
clocks:
  answer: {title: 办理期限, document: 临时用地办法, start: 批准, amount: 30, unit: calendar-day, onExpire: overdue, lights: {yellow: 5}, cite: [临时用地办法第九条]}
  half-hour: {title: 半小时, document: 应急预案, start: 获知, amount: 30, unit: minute, onExpire: escalate, cite: [应急预案]}
procedures:
  approval:
    title: 临时用地
    by: 县信访局
    subject: "{申请人}临时用地"
    bearer: 责任单位
    inputs:
      applicant: {title: 申请人, type: person}
      unit: {title: 责任单位, type: organ}
      area: {title: 面积, type: number, unit: 亩, min: 0}
      kind: {title: 用途, type: choice, of: [施工, 堆料]}
      reason: {title: 事由, type: paragraph}
    states: [待审核, 待补正, 待批准, 办理中, 已办结]
    cite: 临时用地办法第三条
    actions:
      return: {title: 退回补正, by: 县信访局, role: reviewer, from: 待审核, to: 待补正, inputs: {returnReason: {title: 退回理由, type: paragraph}}}
      mend: {title: 补正, by: 县信访局, from: 待补正, to: 待审核, inputs: {mended: {title: 补正说明, type: paragraph}}, papers: [勘测图]}
      pass: {title: 审核通过, by: 县信访局, role: reviewer, from: 待审核, to: 待批准}
      approve: {title: 批准, by: 县信访局, role: leader, from: 待批准, to: 办理中, starts: answer, cite: 临时用地办法第九条}
      finish: {title: 办结, from: 办理中, to: 已办结, stops: answer}
  survey:
    title: 入户调查
    by: 县信访局
    subject: "{户主}"
    inputs:
      head: {title: 户主, type: person, personal: true}
      phone: {title: 电话, type: phone, personal: true, optional: true}
      poor: {title: 是否低保, type: boolean}
      needs: {title: 需要, type: set, of: [供水, 供电, 供暖]}
      land: {title: 地类, type: choice, of: [水田, 旱地, 果园, 林地, 草地, 坑塘, 其他]}
      visited: {title: 入户日, type: date}
      from: {title: 起始月, type: month}
      seen: {title: 见面时刻, type: instant}
      members: {title: 家庭成员, type: list, items: {name: {title: 姓名, type: text}, age: {title: 年龄, type: integer}, note: {title: 备注, type: text, optional: true}}}
      wishes: {title: 诉求, type: list, items: {type: text}, optional: true}
    states: [已调查, 已复核]
    actions: {check: {title: 复核, by: 县信访局, role: reviewer, from: 已调查, to: 已复核}}
  response:
    title: 应急响应
    by: 县信访局
    subject: "{险情}"
    inputs:
      what: {title: 险情, type: text}
      level: {title: 响应级别, type: choice, of: 级别}
    states: [响应中, 已终止]
    actions: {stop: {title: 终止响应, by: 县政府办公室, from: 响应中, to: 已终止}}
registers:
  points:
    title: 隐患点台账
    keeper: 县信访局
    organ: town
    columns:
      code: {title: 编号, type: text, key: true}
      town: {title: 乡镇, type: organ}
      grade: {title: 险情等级, type: choice, of: 险级}
      people: {title: 威胁人数, type: integer, unit: 人, min: 0}
    balance:
      - {that: "合计(台账, 威胁人数) ≤ 100 人", else: 威胁人数合计超过了上报数100人。}
    cite: 工作规则
indicators:
  rate:
    title: 按期答复率
    unit: "%"
    organ: 县信访局
    targets: {2024: {value: ≥ 95%, cite: 工作规则}}
    cite: 工作规则
rules:
  level:
    title: 响应级别
    asks: 应当启动哪一级响应？
    valid: {from: 2020-01-01, cite: 应急预案}
    cite: 应急预案
    inputs:
      rain: {title: 日雨量, type: number, unit: 毫米, min: 0}
    outputs:
      level:
        title: 响应级别
        type: choice
        of: 级别
        first-of: [{when: "日雨量 ≥ 100 毫米", then: 一级}]
        otherwise: 二级
plans:
  flood:
    title: 防汛预案
    rule: level
    procedure: response
    levels: {一级: {}, 二级: {}}
    calls:
      - {to: 县信访局, what: 报告险情, clock: half-hour}
      - {to: 县政府办公室, what: 报告县政府, clock: half-hour}
    groups:
      - {title: 抢险组, lead: 县民政局, members: [东河镇], duties: [转移群众], levels: [一级]}
      - {title: 信息组, lead: 县政府办公室, duties: [汇总报告], levels: [一级, 二级]}
    cite: 应急预案
`;
