/** Recorded shapes of the platform's events (https://open.feishu.cn/document/server-docs/event-subscription-guide/overview). */
export const bot = 'ou_bot0000000000000000000000000001';
export const li = 'ou_li00000000000000000000000000001';
export const wang = 'ou_wang000000000000000000000000001';

export function envelope(event_type: string, event: unknown, event_id = 'ev-1') {
  return {
    schema: '2.0',
    header: {
      event_id,
      event_type,
      create_time: '1608725989000',
      token: 'verification',
      app_id: 'cli_0123456789abcdef',
      tenant_key: '2ed263bf32cf1651',
    },
    event,
  };
}

const ids = (open_id: string) => ({ open_id, union_id: `on_${open_id.slice(3)}`, user_id: 'e33ggbyz' });

export const mention = (n: number, open_id: string, name: string) => ({
  key: `@_user_${n}`,
  id: ids(open_id),
  name,
  tenant_key: '2ed263bf32cf1651',
});

export function messageEvent(message: Record<string, unknown>, sender_type = 'user') {
  return envelope('im.message.receive_v1', {
    sender: { sender_id: ids(li), sender_type, tenant_key: '2ed263bf32cf1651' },
    message: {
      message_id: 'om_1',
      create_time: '1609073151345',
      update_time: '1687343654666',
      chat_id: 'oc_1',
      chat_type: 'group',
      message_type: 'text',
      ...message,
    },
  });
}

export const text = (words: string) => JSON.stringify({ text: words });
export const operator = ids;
