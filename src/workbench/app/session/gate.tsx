/**
 * Signed in or not. A session that ends leaves the page and what was typed where they are: the sign-in lies above until the same
 * person has signed in again.
 */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Loaded } from '../parts/loaded.tsx';
import { type Me, MeContext, useSignedIn } from './me.ts';
import { ChangePassword } from './password.tsx';
import { SignIn } from './sign-in.tsx';

export function Gate({ children }: { children: ReactNode }) {
  const query = useSignedIn();
  const client = useQueryClient();
  const last = useRef<Me | null>(null);
  const again = async () => {
    await client.invalidateQueries();
  };
  return (
    <Loaded query={query}>
      {(me) => {
        if (me) last.current = me;
        if (me?.mustChange)
          return (
            <Front title="请先修改初始密码">
              <ChangePassword onDone={again} />
            </Front>
          );
        const shown = me ?? last.current;
        return (
          <>
            {shown && (
              <MeContext value={shown} key={shown.account}>
                <div inert={!me}>{children}</div>
              </MeContext>
            )}
            {!me && (
              <Front title={last.current ? '登录已过期，请重新登录' : '登录'} above={last.current !== null}>
                <SignIn onDone={again} />
              </Front>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** The door: before there is anything else. */
function Front({ title, above = false, children }: { title: string; above?: boolean; children: ReactNode }) {
  return (
    <div className={above ? 'front above' : 'front'}>
      <main className="front-box">
        <p className="mast">公报工作台</p>
        <h1>{title}</h1>
        {children}
        <p className="quiet">
          <a href="/">返回公开页面</a>
        </p>
      </main>
    </div>
  );
}
