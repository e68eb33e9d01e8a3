import { fold, visible } from './fold.ts';

/** The columns of the two roster files by what their headers may say (contract, Files); both Chinese spellings. */
const headers: Record<string, readonly string[]> = {
  unit: ['单位', '單位', '所在单位', '所在單位', '单位名称', '單位名稱'],
  parent: ['上级', '上級', '上级单位', '上級單位'],
  kind: ['类别', '類別', '单位类别', '單位類別'],
  batch: ['批次'],
  leading_body: ['领导班子', '領導班子', 'leading body'],
  chat_id: ['群', '群编号', '群編號', '群聊', 'chat', 'chat id'],
  name: ['姓名'],
  open_id: ['openid', 'open id'],
  mobile: ['手机', '手機', '手机号', '手機號', '手机号码', '手機號碼'],
  email: ['邮箱', '郵箱', '电子邮箱', '電子郵箱', 'e-mail'],
  home_unit: ['组织关系所在单位', '組織關係所在單位', '组织关系', '組織關係', 'home unit'],
  placement: ['编入原因', '編入原因'],
  roles: ['角色', 'role'],
  leader: ['领导干部', '領導幹部', '党员领导干部', '黨員領導幹部'],
  locale: ['语言', '語言', 'language'],
};

/** A column's name in code for what its header says; an unknown header stays as it is. */
export function rosterHeader(header: string): string {
  const typed = fold(visible(header)).replace(/\s+/g, ' ');
  const known = Object.entries(headers).find(
    ([name, words]) => name === typed || words.some((one) => fold(one) === typed),
  );
  return known?.[0] ?? visible(header);
}
