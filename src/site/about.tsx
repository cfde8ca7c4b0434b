/** 关于本站: what it is, what it is not, and how its statements come about. */
import type { Page } from './layout.tsx';

export function aboutPage(siteName: string): Page {
  return {
    title: '关于本站',
    description: `${siteName}查阅系统的性质、整理方法、有效性标注、个人信息保护与数据接口说明。`,
    path: '/about',
    json: '/about.json',
    section: '/about',
    body: (
      <div className="wide text-width prose">
        <h1>关于本站</h1>
        <p className="lead">本站把政府公报逐期读成文件、条款、表格和名录，方便查阅、引用和核对。</p>
        <h2>本站是什么，不是什么</h2>
        <p>
          这里的文本由公报的电子文本整理而成，每一条都标明出自哪一期、第几行。它是查阅和参考用的文本；与印发的原件不一致时，以原件为准。
        </p>
        <h2>文本怎样整理</h2>
        <p>
          原文从不改动。断行、分栏、次序错乱等问题的修复另作记录，写明何处、依据什么、把握多大。标题或段落次序若系推断，页面上会说明；随时可以点“对照原文”，逐行核对，也可以看到原有次序。
        </p>
        <h2>有效性怎样标注</h2>
        <p>
          有效性分为有效、已修改、已废止、已失效、未标明五种。除“未标明”外，每一种都附有说明它的文件和原句。本站从不推定文件有效：没有文本说明的，一律标“未标明”，请向发文机关核实。
        </p>
        <h2>缺什么，也要说</h2>
        <p>
          文号的空缺、没有印出的附件、引用了而没有收录的文件，都列在<a href="/missing">已知缺失</a>。
        </p>
        <h2>个人信息</h2>
        <p>
          公开页面、下载和数据接口中，个人的手机号码、邮箱、身份证件号码、银行卡号和未成年人姓名均作遮蔽；机关的咨询电话和联系方式照常显示。
        </p>
        <h2>怎样引用</h2>
        <p>
          每件文件的地址固定，形如 <code>/d/发文字号</code>；每一条款也有地址，形如 <code>/d/发文字号#三-（二）</code>
          。点条款后的“引用”，即可复制文号、条款和网址。
        </p>
        <h2>供程序使用</h2>
        <p>
          任何页面的地址后加 <code>.json</code> 即得同一内容的数据（首页为 <code>/index.json</code>），接口说明见{' '}
          <a href="/api/openapi.json">OpenAPI 描述</a>；另有<a href="/feed.atom">订阅源</a>和
          <a href="/sitemap.xml">站点地图</a>。
        </p>
        <h2>阅读方式</h2>
        <p>
          页面右上角可以调整字号，或进入长辈版：字更大，按钮更大。全站可以只用键盘操作，不开启脚本也能使用全部内容；浏览器支持时，文件页可以朗读。
        </p>
      </div>
    ),
  };
}
