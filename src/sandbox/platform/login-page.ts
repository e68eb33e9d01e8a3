import { html } from 'hono/html';
import type { Person } from '../types.ts';

const style = `body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;background:#f5f6f7;color:#1f2329}
main{max-width:26rem;margin:8vh auto;padding:1.5rem;background:#fff;border-radius:12px;box-shadow:0 1px 6px #0002}
h1{font-size:1.2rem;margin:0 0 .5rem}p{margin:.5rem 0;color:#646a73}
button{font:inherit;padding:.55rem 1rem;border:1px solid #d0d3d6;border-radius:8px;background:#fff;cursor:pointer}
.main{width:100%;background:#3370ff;border-color:#3370ff;color:#fff}
label{display:block;margin:1rem 0 .3rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #d0d3d6;border-radius:8px}
.row{display:flex;gap:.5rem;margin-top:.8rem}`;

const page = (title: string, body: unknown) =>
  html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>${title}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

/** Where one says who one is: the person chosen in the chat page with one press, or anybody by name. */
export function authorizePage(of: {
  query: Record<string, string>;
  people: readonly Person[];
  chosen: Person | null;
  app: string;
}) {
  const kept = Object.entries(of.query).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const { chosen } = of;
  return page(
    '飞书登录（沙盒）',
    html`<h1>${of.app} 申请登录</h1>
<p>这里是沙盒，没有密码：选一位人员即可。 / A sandbox without passwords: choose who you are.</p>
<p><a href="/sandbox">沙盒聊天页 / The chat page</a></p>
${
  chosen
    ? html`<form method="post">${kept}<button class="main" name="person" value="${chosen.open_id}">以 ${chosen.name} 的身份登录</button></form>`
    : ''
}
<form method="post">${kept}<label for="person">${chosen ? '或换一位' : '姓名'}</label>
<input id="person" name="person" list="people" autocomplete="off" />
<datalist id="people">${of.people.map((one) => html`<option value="${one.name}">${one.unit} ${one.title}</option>`)}</datalist>
<div class="row"><button>登录</button><button name="refuse" value="1">取消</button></div></form>`,
  );
}

/** The platform tells a wrong request on its own page and sends nobody back. */
export const refusedPage = (reason: string) =>
  page('飞书登录（沙盒）', html`<h1>无法登录</h1><p>${reason}</p>`);
