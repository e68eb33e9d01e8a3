/** What is published: bulletins, results, announcements, citations. */
export const zhCnPublicity = {
  publicity: {
    read: '已阅',
    answer: '我要提意见',
    hint: '意见不记名，可直接提出。',
    readers: (n: number) => `已阅 ${n} 人`,
    counted: '已记为已阅，谢谢',
    praised: (name: string) => `表扬：${name}同志`,
    results: {
      member: '党员整改情况',
      branch: '党支部整改情况',
      'leading-body': '领导班子整改情况',
      'look-back': '回头看情况',
    },
    waitsTitle: '待审核',
    waits: (by: string, kind: string) => `${by}报来${kind}，审核通过后发布。`,
    handedIn: (by: string, kind: string) => `${by}报来${kind}，请签收；有问题的，请退回并写明意见。`,
    receiveTitle: '待签收',
    review: '去审核',
    draft: {
      meetings: (n: number) => `召开专题组织生活会 ${n} 次。`,
      appraised: (n: number, of: number) => `${of} 名党员中，${n} 名已收到并签收书面评议意见。`,
    },
  },
};

export type PublicityWords = typeof zhCnPublicity;
