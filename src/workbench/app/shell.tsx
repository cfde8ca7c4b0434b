/** The frame around every screen: menu at the side, on a phone at the foot and in a drawer. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { sendAuth } from './api.ts';
import { menuOf } from './menu.ts';
import { layer } from './parts/layer.ts';
import { ROLE_NAMES } from './parts/people.ts';
import { useMe } from './session/me.ts';

export function Shell({ children }: { children: ReactNode }) {
  const me = useMe();
  const entries = menuOf(me);
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    setOpen(false);
    window.scrollTo(0, 0);
    main.current?.focus();
  }, [pathname]);
  const links = (
    <ul>
      {entries.map(({ path, title }) => (
        <li key={path}>
          <NavLink to={path} end={path === '/'}>
            {title}
          </NavLink>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="bar">
        <Button className="only-phone" onClick={() => setOpen(true)} aria-expanded={open}>
          菜单
        </Button>
        <span className="mast">
          <span className="long">公报</span>工作台
        </span>
        <Who />
      </header>
      <nav className="side" aria-label="主菜单">
        <div>
          {links}
          <p className="side-foot">
            <a href="/">公开页面</a>
          </p>
        </div>
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <nav className="foot" aria-label="常用">
        {entries
          .filter(({ foot }) => foot)
          .map(({ path, title }) => (
            <NavLink key={path} to={path} end={path === '/'}>
              {title}
            </NavLink>
          ))}
      </nav>
      <Drawer
        title="菜单"
        placement="left"
        getContainer={layer}
        size={280}
        open={open}
        onClose={() => setOpen(false)}
        closable={{ 'aria-label': '关闭菜单' }}
      >
        <nav className="drawer-menu" aria-label="全部菜单">
          {links}
        </nav>
      </Drawer>
      <div id="layers" />
    </div>
  );
}

function Who() {
  const { person, seats } = useMe();
  const client = useQueryClient();
  const [seat] = seats;
  const out = async () => {
    await sendAuth('/sign-out').catch(() => {});
    client.clear();
    location.assign('/desk');
  };
  return (
    <div className="who">
      <NavLink to="/account">
        {person}
        {seat && (
          <span className="quiet">
            {seat.organ} · {ROLE_NAMES[seat.role]}
          </span>
        )}
      </NavLink>
      <Button onClick={() => void out()}>退出</Button>
    </div>
  );
}
