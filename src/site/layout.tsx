/** The frame of every page: head, masthead, navigation, reading tools, foot. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ASSETS } from './assets.ts';
import type { Mode } from './preference.ts';

/** What a page says about itself; the frame does the rest. */
export interface Page {
  title: string;
  description: string;
  /** Canonical path, percent-encoded. */
  path: string;
  body: ReactNode;
  /** schema.org, as data. */
  linkedData?: object;
  /** Path of the same content as JSON. */
  json?: string;
  /** 'article' for documents. */
  type?: 'website' | 'article';
  /** Which entry of the navigation is the current one. */
  section?: string;
  /** The page carries its own search form. */
  searching?: boolean;
  /** Search engines should keep out (result lists, errors). */
  unlisted?: boolean;
}

/** What the frame needs to know besides the page. */
export interface Setting {
  /** Masthead, e.g. 吕梁市离石区人民政府公报. */
  siteName: string;
  /** https://host, without a slash at the end. */
  origin: string;
  mode: Mode;
}

const SECTIONS = [
  ['/', '首页'],
  ['/i', '公报'],
  ['/search', '检索'],
  ['/m', '规则'],
  ['/o', '机构'],
  ['/p', '人员'],
  ['/missing', '缺失'],
  ['/about', '关于'],
] as const;

/** The whole HTML document. */
export function renderPage(page: Page, setting: Setting): string {
  return `<!doctype html>${renderToStaticMarkup(<Frame page={page} setting={setting} />)}`;
}

function Frame({ page, setting }: { page: Page; setting: Setting }) {
  const { siteName, origin, mode } = setting;
  const title = page.path === '/' ? siteName : `${page.title} - ${siteName}`;
  const address = origin + page.path;
  return (
    <html lang="zh-CN" className={mode}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={page.description} />
        <link rel="canonical" href={address} />
        {page.unlisted && <meta name="robots" content="noindex" />}
        <meta property="og:title" content={page.title} />
        <meta property="og:description" content={page.description} />
        <meta property="og:type" content={page.type ?? 'website'} />
        <meta property="og:url" content={address} />
        <meta property="og:site_name" content={siteName} />
        <meta property="og:locale" content="zh_CN" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#9b1b1f" />
        <link rel="icon" href={ASSETS.icon.path} type="image/svg+xml" />
        <link rel="stylesheet" href={ASSETS.style.path} />
        <link rel="alternate" type="application/atom+xml" title={`${siteName} 新收文件`} href="/feed.atom" />
        {page.json && <link rel="alternate" type="application/json" href={page.json} />}
        {page.linkedData && <LinkedData data={page.linkedData} />}
        <script src={ASSETS.script.path} defer />
      </head>
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        <Masthead page={page} setting={setting} />
        <main id="main" tabIndex={-1}>
          {page.body}
        </main>
        <Foot siteName={siteName} json={page.json} />
      </body>
    </html>
  );
}

/** JSON inside a script element must not be able to close it; React would escape its quotes. */
function LinkedData({ data }: { data: object }) {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function Masthead({ page, setting }: { page: Page; setting: Setting }) {
  return (
    <header className="masthead">
      <div className="bar wide">
        <a className="name" href="/">
          {setting.siteName}
        </a>
        <Tools page={page} mode={setting.mode} />
      </div>
      <div className="band">
        <div className="wide bar">
          <nav aria-label="主要栏目">
            <ul className="sections">
              {SECTIONS.map(([path, name]) => (
                <li key={path}>
                  <a href={path} aria-current={page.section === path ? 'page' : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {!page.searching && (
            <search aria-label="全站">
              <form className="find" action="/search">
                <input type="search" name="q" aria-label="检索词" placeholder="文号、标题、单位、姓名" />
                <button type="submit">检索</button>
              </form>
            </search>
          )}
        </div>
      </div>
    </header>
  );
}

const SIZES = [
  ['small', '小'],
  ['normal', '中'],
  ['large', '大'],
] as const;

/** Plain links; with JavaScript they take effect without loading the page again. */
function Tools({ page, mode }: { page: Page; mode: Mode }) {
  const join = page.path.includes('?') ? '&' : '?';
  return (
    <nav className="tools" aria-label="阅读设置">
      {mode !== 'elder' && (
        <span className="sizes">
          <span>字号</span>
          {SIZES.map(([size, name]) => (
            <a
              key={size}
              href={`${page.path}${join}size=${size}`}
              data-mode={size}
              aria-current={mode === size ? 'true' : undefined}
              aria-label={`字号：${name}`}
              rel="nofollow"
            >
              {name}
            </a>
          ))}
        </span>
      )}
      {mode === 'elder' ? (
        <a className="elder-link" href={`${page.path}${join}elder=0`} rel="nofollow">
          退出长辈版
        </a>
      ) : (
        <a className="elder-link" href={`${page.path}${join}elder=1`} rel="nofollow">
          长辈版
        </a>
      )}
    </nav>
  );
}

function Foot({ siteName, json }: { siteName: string; json?: string }) {
  return (
    <footer className="foot">
      <div className="wide">
        <p>{siteName} · 文本由公报逐行整理而成，供查阅参考；与印发的原件不一致的，以原件为准。</p>
        <ul className="plain-links">
          <li>
            <a href="/about">关于本站</a>
          </li>
          <li>
            <a href="/missing">已知缺失</a>
          </li>
          <li>
            <a href="/chain">记录校验</a>
          </li>
          <li>
            <a href="/feed.atom">订阅新收文件</a>
          </li>
          {json && (
            <li>
              <a href={json}>本页数据（JSON）</a>
            </li>
          )}
          <li>
            <a href="/api/openapi.json">数据接口</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
