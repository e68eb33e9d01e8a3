const known: Record<string, string> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

/** https://open.feishu.cn/document/common-capabilities/sso/api/obtain-oauth-code */
const accounts: Record<string, string> = {
  'https://open.feishu.cn': 'https://accounts.feishu.cn',
  'https://open.larksuite.com': 'https://accounts.larksuite.com',
};

/**
 * The origin to call for `feishu`, `lark` or a base URL of one's own. The SDK takes it word for word and adds
 * "/open-apis/…", so a slash at the end is cut.
 */
export function platformOrigin(domain: string): string {
  return known[domain] ?? domain.replace(/\/+$/, '');
}

/** Where people log in: beside the platform's own address, or on an address of one's own. */
export function accountsOrigin(domain: string): string {
  const origin = platformOrigin(domain);
  return accounts[origin] ?? origin;
}

/** Does the origin stand on this machine? Then no proxy of the environment may come between. */
export function isLoopback(origin: string): boolean {
  const host = new URL(origin).hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
