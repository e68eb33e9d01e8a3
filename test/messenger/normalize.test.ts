import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/messenger/normalize/index.ts';
import { bot, envelope, li, messageEvent, operator, text, wang } from './raw.ts';

const group = {
  chat_id: 'oc_1',
  operator_id: operator(li),
  external: false,
  operator_tenant_key: 't',
  name: '第三支部',
};
const users = [
  { name: '李明', tenant_key: 't', user_id: operator(li) },
  { name: '王芳', tenant_key: 't', user_id: operator(wang) },
];
const person = {
  ...operator(wang),
  name: '王芳',
  mobile: '+8613800000000',
  email: '',
  status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
};

describe('each raw event in our words', () => {
  it.each([
    [
      'im.chat.member.bot.added_v1',
      group,
      { kind: 'bot-added', chatId: 'oc_1', name: '第三支部', openId: li },
    ],
    [
      'im.chat.member.bot.deleted_v1',
      group,
      { kind: 'bot-removed', chatId: 'oc_1', name: '第三支部', openId: li },
    ],
    [
      'im.chat.member.user.added_v1',
      { ...group, users },
      { kind: 'members-joined', chatId: 'oc_1', openIds: [li, wang] },
    ],
    [
      'im.chat.member.user.deleted_v1',
      { ...group, users },
      { kind: 'members-left', chatId: 'oc_1', openIds: [li, wang] },
    ],
    [
      'im.chat.member.user.withdrawn_v1',
      { ...group, users },
      { kind: 'members-left', chatId: 'oc_1', openIds: [li, wang] },
    ],
    [
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      { chat_id: 'oc_p', operator_id: operator(li), last_message_id: 'om_9' },
      { kind: 'private-chat-entered', chatId: 'oc_p', openId: li },
    ],
    [
      'application.bot.menu_v6',
      {
        operator: { operator_name: '李明', operator_id: operator(li) },
        event_key: 'me',
        timestamp: 1669364458,
      },
      { kind: 'menu', openId: li, key: 'me' },
    ],
    [
      'contact.user.updated_v3',
      { object: person, old_object: { name: '王方' } },
      {
        kind: 'person-changed',
        openId: wang,
        name: '王芳',
        mobile: '+8613800000000',
        resigned: false,
        frozen: false,
      },
    ],
    [
      'contact.user.created_v3',
      { object: { ...person, status: { is_frozen: true, is_exited: true } } },
      {
        kind: 'person-changed',
        openId: wang,
        name: '王芳',
        mobile: '+8613800000000',
        resigned: true,
        frozen: true,
      },
    ],
    ['contact.user.deleted_v3', { object: person }, { kind: 'person-left', openId: wang }],
    [
      'im.message.message_read_v1',
      {
        reader: { reader_id: operator(li), read_time: '1609484183000', tenant_key: 't' },
        message_id_list: ['om_1', 'om_2'],
      },
      { kind: 'message-read', openId: li, messageIds: ['om_1', 'om_2'] },
    ],
    ['im.chat.disbanded_v1', group, { kind: 'chat-disbanded', chatId: 'oc_1' }],
  ])('%s', (type, event, expected) => {
    expect(normalize(envelope(type, event), bot)).toEqual({ eventId: 'ev-1', ...expected });
  });

  it.each([
    ['an event nobody subscribed to', envelope('im.message.recalled_v1', {})],
    ['an event without its parts', envelope('im.chat.disbanded_v1', { chat: 'oc_1' })],
    ['the old version', { uuid: 'x', event: { type: 'message' } }],
    ['a name of every object', envelope('constructor', {})],
    ['nothing', null],
  ])('%s is not for us', (_what, raw) => {
    expect(normalize(raw, bot)).toBeNull();
  });

  it('never throws, whatever comes', () => {
    const types = [
      'im.message.receive_v1',
      'card.action.trigger',
      'contact.user.updated_v3',
      'im.message.message_read_v1',
    ];
    const garbage = fc
      .tuple(fc.constantFrom(...types), fc.jsonValue())
      .map(([type, event]) => envelope(type, event));
    fc.assert(fc.property(fc.oneof(garbage, fc.anything()), (raw) => void normalize(raw, bot)));
    fc.assert(
      fc.property(fc.string(), (content) => {
        expect(normalize(messageEvent({ content }), bot)?.kind).toBe('message');
        expect(normalize(messageEvent({ content: text(content) }), bot)?.kind).toBe('message');
      }),
    );
  });
});

describe('a card action', () => {
  const press = (action: Record<string, unknown>, extra: Record<string, unknown> = {}) =>
    normalize(
      envelope('card.action.trigger', {
        operator: { tenant_key: 't', ...operator(li) },
        token: 'c-295ee57216a5dc9de90fefd0aadb4b1d7d',
        action,
        host: 'im_message',
        context: { open_message_id: 'om_5', open_chat_id: 'oc_1' },
        ...extra,
      }),
      bot,
    );
  const frame = {
    kind: 'card-action',
    eventId: 'ev-1',
    openId: li,
    token: 'c-295ee57216a5dc9de90fefd0aadb4b1d7d',
    messageId: 'om_5',
    chatId: 'oc_1',
  };

  it('of a button carries its value, and the callback’s own token, not the header’s', () => {
    expect(press({ value: { action: 'check-in', id: 7 }, tag: 'button', timezone: 'Asia/Shanghai' })).toEqual(
      {
        ...frame,
        tag: 'button',
        value: { action: 'check-in', id: 7 },
        form: {},
      },
    );
  });

  it('of a form carries every field as the platform writes it', () => {
    const form_value = {
      hours: '2',
      on: '2026-01-24 +0800',
      areas: ['a', 'b'],
      agreed: true,
      count: 3,
      empty: null,
    };
    expect(press({ value: { action: 'study' }, tag: 'button', name: 'submit', form_value })).toEqual({
      ...frame,
      tag: 'button',
      name: 'submit',
      value: { action: 'study' },
      form: { hours: '2', on: '2026-01-24 +0800', areas: ['a', 'b'], agreed: true, count: '3' },
    });
  });

  it('of a select, checker or input carries what was chosen', () => {
    expect(press({ value: '{"action":"pick"}', tag: 'select_static', option: '1' })).toMatchObject({
      value: { action: 'pick' },
      option: '1',
    });
    expect(press({ value: 'plain', tag: 'checker', checked: false })).toMatchObject({
      value: 'plain',
      checked: false,
    });
    expect(press({ tag: 'input', input_value: '二' })).toMatchObject({ input: '二' });
    expect(press({ tag: 'multi_select_static', options: ['x'] })).toMatchObject({ options: ['x'] });
  });

  it('without a context names no message', () => {
    const event = press({ tag: 'button', value: {} }, { context: undefined });
    expect(event).not.toHaveProperty('messageId');
  });
});
