import type { House } from './house.ts';

export interface Seen {
  status: number;
  text: string;
  /** Where it points, for a redirect. */
  to: string | null;
  headers: Headers;
}

/** A browser without a window: keeps cookies by name, follows nothing by itself. */
export function createVisitor(house: House, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();

  async function ask(address: string, init: RequestInit = {}): Promise<Seen> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, house.service.url), {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name === undefined) continue;
      if (/max-age=0/i.test(line) || value === '') jar.delete(name);
      else jar.set(name, value ?? '');
    }
    return {
      status: answer.status,
      text: await answer.text(),
      to: answer.headers.get('location'),
      headers: answer.headers,
    };
  }

  /** Says on the platform's page who one is; where the platform sends the browser then. */
  async function authorize(address: string, person: { open_id: string } | null): Promise<string> {
    const form = new URLSearchParams(new URL(address).search);
    if (person) form.set('person', person.open_id);
    else form.set('refuse', '1');
    const answer = await fetch(new URL(address), { method: 'POST', body: form, redirect: 'manual' });
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the platform did not send back: ${await answer.text()}`);
    return to;
  }

  return {
    jar,
    ask,
    authorize,
    /** From the login button to the page that was asked for. */
    async logIn(person: { open_id: string }, to = '/'): Promise<Seen> {
      const begun = await ask(`/login?to=${encodeURIComponent(to)}`);
      const back = await ask(await authorize(begun.to ?? '', person));
      return back.to === null ? back : ask(back.to);
    },
  };
}

export type Visitor = ReturnType<typeof createVisitor>;
