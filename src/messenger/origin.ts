const known: Record<string, string> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

/**
 * The origin to call for `feishu`, `lark` or a base URL of one's own. The SDK takes it word for word and adds
 * "/open-apis/…", so a slash at the end is cut.
 */
export function platformOrigin(domain: string): string {
  return known[domain] ?? domain.replace(/\/+$/, '');
}

/** Does the origin stand on this machine? Then no proxy of the environment may come between. */
export function isLoopback(origin: string): boolean {
  const host = new URL(origin).hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
