/** What the small issues print. */
import type { Printed } from './issue.ts';

/** A division of tasks of 2023 or 2024: three, of two leading units. */
export function tasks(number: string, year: string, dated: string): Printed {
  return {
    ...{ number, dated, office: true, title: `关于印发离石区${year}年政府重点工作任务分工方案的通知` },
    body: [
      `离石区${year}年政府重点工作任务分工方案`,
      '现将全年重点工作分解如下：',
      '一、区水利局牵头负责的工作',
      '1.整治河道12公里，新建堤防两处。',
      '配合单位：区财政局、吴城镇人民政府',
      '2.改造农村供水管网30公里。',
      '配合单位：区财政局、区卫生健康局',
      '二、区教育体育局牵头负责的工作',
      '1.新增公办幼儿园学位200个。',
      '配合单位：区自然资源局',
    ],
  };
}

/** Two bodies in which the head of 区水利局 sits, and the day on which another becomes it. */
export const PEOPLE: Printed[] = [
  {
    ...{ number: '离政办函〔2024〕91号', dated: '2024年7月1日', office: true },
    title: '关于成立离石区河湖整治领导小组的通知',
    body: [
      '为做好河湖整治，决定成立离石区河湖整治领导小组。组成人员名单如下：',
      '组　　长：	高远山	区委副书记、区长',
      '副组长：	林听涛	区政府副区长',
      '成　　员：	苏明川	区水利局局长',
      '	沈青禾	区财政局局长',
      '领导小组下设办公室，办公室设在区水利局，办公室主任由苏明川同志兼任。',
      '今后，组成人员职务如有变动，由接任者自然替补，不再另行发文。',
    ],
  },
  {
    ...{ number: '离政办函〔2024〕92号', dated: '2024年7月2日', office: true },
    title: '关于成立离石区供水保障领导小组的通知',
    body: [
      '决定成立离石区供水保障领导小组。组成人员名单如下：',
      '组　　长：	林听涛	区政府副区长',
      '成　　员：	苏明川	区水利局局长',
      '	罗知秋	区卫生健康局局长',
      '领导小组下设办公室，办公室设在区水利局。',
    ],
  },
  {
    ...{ number: '离政发〔2024〕93号', dated: '2024年8月15日', title: '关于苏明川等同志任免职务的通知' },
    body: [
      '经二〇二四年八月十四日区政府党组会议研究决定，任命：',
      '程千里同志任区水利局局长；',
      '何雨桐同志任区水利局副局长（试用期一年）；',
      '免去：',
      '苏明川同志区水利局局长职务。',
      '特此通知',
    ],
  },
];
