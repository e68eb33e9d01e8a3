import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/messenger/normalize/index.ts';
import { bot, li, mention, messageEvent, text, wang } from './raw.ts';

const me = mention(1, bot, '转段助手');
const someone = mention(2, wang, '王芳');
const read = (message: Record<string, unknown>) => {
  const event = normalize(messageEvent(message), bot);
  if (event?.kind !== 'message') throw new Error('not a message');
  return event;
};

describe('the words of a group message', () => {
  it.each([
    ['the bot’s mention goes', '@_user_1 签到', [me], '签到'],
    ['wherever it stands', '签到 @_user_1', [me], '签到'],
    ['others become names', '@_user_1 /remind @_user_2', [me, someone], '/remind @王芳'],
    [
      '@_user_1 is not the beginning of @_user_10',
      '@_user_10 @_user_1 在吗',
      [me, mention(10, wang, '王芳')],
      '@王芳  在吗',
    ],
    [
      'a name that looks like a placeholder stays',
      '@_user_2',
      [me, mention(2, wang, '@_user_1')],
      '@@_user_1',
    ],
    ['a typed placeholder nobody is behind stays', '@_user_7 好', [me], '@_user_7 好'],
    ['everybody is nobody', '@_all @_user_1 /help', [{ key: '@_all', id: {}, name: '所有人' }, me], '/help'],
    ['hard spaces are spaces', '@_user_1\u00a0打卡\u00a02', [me], '打卡 2'],
    ['invisible characters go', '\u200b@_user_1\ufeff 签\u200d到\u2060', [me], '签到'],
    ['lines stay lines', '@_user_1 一\r\n二', [me], '一\n二'],
  ])('%s', (_rule, words, mentions, expected) => {
    expect(read({ content: text(words), mentions }).text).toBe(expected);
  });

  it('keeps the other mentioned people in their order, each once', () => {
    const zhao = mention(3, 'ou_zhao', '赵强');
    const event = read({ content: text('@_user_3 @_user_1 @_user_2'), mentions: [zhao, me, someone, zhao] });
    expect(event.mentions).toEqual([
      { openId: 'ou_zhao', name: '赵强' },
      { openId: wang, name: '王芳' },
    ]);
  });
});

describe('whom a message is for', () => {
  it.each([
    ['a mention of the bot', 'group', [me], true],
    ['somebody with the bot’s name is not the bot', 'group', [mention(1, wang, '转段助手')], false],
    ['everybody is not the bot', 'group', [{ key: '@_all', id: { open_id: '' }, name: '所有人' }], false],
    ['no mention', 'group', undefined, false],
    ['a private message', 'p2p', undefined, true],
  ])('%s', (_rule, chat_type, mentions, toBot) => {
    expect(read({ content: text('x'), chat_type, mentions }).toBot).toBe(toBot);
  });

  it('takes nobody for the bot while the bot’s own id is unknown', () => {
    const event = normalize(
      messageEvent({ content: text('x'), mentions: [{ key: '@_user_1', id: { open_id: '' } }] }),
      '',
    );
    expect(event).toMatchObject({ toBot: false });
  });

  it('leaves out other bots', () => {
    expect(normalize(messageEvent({ content: text('x') }, 'app'), bot)).toBeNull();
  });
});

describe('rich text', () => {
  const at = (user_id: string) => ({ tag: 'at', user_id, user_name: '王芳' });
  const post = (content: unknown, mentions = [me, someone]) =>
    read({ message_type: 'post', content: JSON.stringify(content), mentions });

  it('becomes lines, the title first, mentions as in text', () => {
    const event = post({
      title: '今日学习',
      content: [
        [at('@_user_1'), { tag: 'text', text: ' 学习 2小时 ' }, at('@_user_2')],
        [
          { tag: 'a', text: '党章', href: 'https://example.org' },
          { tag: 'img', image_key: 'img_1' },
        ],
      ],
    });
    expect(event.text).toBe('今日学习\n 学习 2小时 @王芳\n党章');
    expect(event.toBot).toBe(true);
    expect(event.mentions).toEqual([{ openId: wang, name: '王芳' }]);
  });

  it('without a title begins with the first line, also when wrapped by language', () => {
    const content = [[at('@_user_1'), { tag: 'text', text: ' /help' }]];
    expect(post({ title: '', content }).text).toBe('/help');
    expect(post({ zh_cn: { title: '', content } }).text).toBe('/help');
  });
});

describe('what else a message carries', () => {
  it('its time in milliseconds or microseconds, by length', () => {
    const moment = new Date('2020-12-27T12:45:51.345Z');
    expect(read({ content: text('x') }).at).toEqual(moment);
    expect(read({ content: text('x'), create_time: '1609073151345000' }).at).toEqual(moment);
  });

  it('parent and root of a reply, absent when empty', () => {
    expect(read({ content: text('x'), parent_id: 'om_0', root_id: 'om_00' })).toMatchObject({
      parentId: 'om_0',
      rootId: 'om_00',
    });
    expect(read({ content: text('x'), parent_id: '' })).not.toHaveProperty('parentId');
  });

  it.each([
    [
      'file',
      { file_key: 'file_1', file_name: '方案.docx' },
      { key: 'file_1', name: '方案.docx', kind: 'file' },
    ],
    ['image', { image_key: 'img_1' }, { key: 'img_1', name: 'img_1', kind: 'image' }],
    [
      'media',
      { file_key: 'file_2', image_key: 'img_2', file_name: '会议.mp4' },
      { key: 'file_2', name: '会议.mp4', kind: 'file' },
    ],
  ])('a %s', (message_type, content, file) => {
    expect(read({ message_type, content: JSON.stringify(content) })).toMatchObject({
      file,
      text: '',
      messageType: message_type,
    });
  });

  it('an unknown type is a message without words', () => {
    const event = read({ message_type: 'sticker', content: JSON.stringify({ file_key: 'f' }) });
    expect(event).toMatchObject({ text: '', openId: li, messageType: 'sticker' });
    expect(event).not.toHaveProperty('file');
  });

  it('content that is no JSON is a message without words', () => {
    expect(read({ content: '{"text":' }).text).toBe('');
  });
});
