import type { PublicityWords } from './zh-cn.ts';

export const zhTwPublicity: PublicityWords = {
  publicity: {
    read: '已閱',
    answer: '我要提意見',
    hint: '意見不記名，可直接提出。',
    readers: (n) => `已閱 ${n} 人`,
    counted: '已記為已閱，謝謝',
    praised: (name) => `表揚：${name}同志`,
    results: {
      member: '黨員整改情況',
      branch: '黨支部整改情況',
      'leading-body': '領導班子整改情況',
      'look-back': '回頭看情況',
    },
    waitsTitle: '待審核',
    waits: (by, kind) => `${by}報來${kind}，審核通過後發布。`,
    handedIn: (by, kind) => `${by}報來${kind}，請簽收；有問題的，請退回並寫明意見。`,
    receiveTitle: '待簽收',
    review: '前往審核',
    draft: {
      meetings: (n) => `召開專題組織生活會 ${n} 次。`,
      appraised: (n, of) => `${of} 名黨員中，${n} 名已收到並簽收書面評議意見。`,
    },
  },
};
