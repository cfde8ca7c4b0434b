import { describe, expect, it } from 'vitest';
import { TOPICS, topicOf } from '../../src/gazette/topic.ts';

describe('topicOf', () => {
  it.each([
    ['关于张三等同志职务任免的通知', '人事任免'],
    ['关于印发2024年度财政预算绩效管理办法的通知', '财政金融'],
    ['关于征收河东片区国有土地上房屋的决定', '国土资源'],
    ['关于印发老旧小区改造实施方案的通知', '城乡建设'],
    ['关于印发农业生产托管服务实施方案的通知', '农业农村'],
    ['关于加强货运车辆超限超载治理工作的通知', '工业交通'],
    ['关于印发促进汽车消费若干措施的通知', '商贸服务'],
    ['关于对重大火灾隐患单位挂牌督办的通知', '安全生产与应急'],
    ['关于做好城乡居民基本医疗保险参保缴费工作的通知', '民政社保'],
    ['关于印发义务教育控辍保学工作方案的通知', '教育文化卫生'],
    ['关于印发空气质量巩固提升行动计划的通知', '生态环境'],
    ['关于启用新印章的通知', '政务公开与机关管理'],
    ['关于有关事项的函', '其他'],
  ])('%s → %s', (title, topic) => {
    expect(topicOf(title, '')).toBe(topic);
  });

  it('lets the title outweigh the text', () => {
    expect(topicOf('关于印发森林防火应急预案的通知', '财政部门安排预算资金，教育、卫生部门配合。')).toBe(
      '安全生产与应急',
    );
  });

  it('does not find 民政 in 人民政府', () => {
    expect(topicOf('云溪县人民政府关于有关事项的函', '云溪县人民政府办公室')).toBe('其他');
  });

  it('reads the opening where no title survives', () => {
    expect(topicOf(null, '经研究，任命：王某同志任区统计局副局长。')).toBe('人事任免');
    expect(topicOf(null, '')).toBe('其他');
  });

  it('ends every list of topics with the one that takes the rest', () => {
    expect(TOPICS.at(-1)).toBe('其他');
  });
});
