const text = (zh: string, tw: string, en: string) => ({
  tag: 'plain_text',
  content: zh,
  i18n_content: { zh_cn: zh, zh_tw: tw, zh_hk: tw, en_us: en },
});

/** A card with a form, as an app would send it; `answered` is what it becomes. */
export const formCard = (answered?: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: {
    template: answered ? 'green' : 'blue',
    title: text('学习登记', '學習登記', 'Study record'),
    subtitle: text('第一支部 · 学习动员阶段', '第一支部 · 學習動員階段', 'Branch 1 · Study stage'),
    text_tag_list: [{ tag: 'text_tag', text: text('进行中', '進行中', 'Open'), color: 'green' }],
  },
  body: {
    elements: [
      {
        tag: 'markdown',
        content:
          '请在 **9 月 30 日** 前登记自学情况。\n- 集中学习 <font color="green">已满 12 小时</font>\n- 自学还差 4 小时\n\n详见[学习安排](https://example.cn/plan)。',
        i18n_content: {
          en_us:
            'Please record your own study by **30 September**.\n- Meetings: <font color="green">12 hours</font>\n- Own study: 4 hours to go',
        },
      },
      { tag: 'hr' },
      ...(answered
        ? [{ tag: 'div', text: text(answered, answered, answered) }]
        : [
            {
              tag: 'form',
              name: 'study',
              elements: [
                {
                  tag: 'input',
                  name: 'topic',
                  required: true,
                  max_length: 60,
                  label: text('学习内容', '學習內容', 'Topic'),
                  placeholder: text('例如：党章第一章', '例如：黨章第一章', 'e.g. chapter one'),
                },
                {
                  tag: 'input',
                  name: 'note',
                  input_type: 'multiline_text',
                  rows: 3,
                  max_length: 1000,
                  label: text('体会', '體會', 'Notes'),
                },
                {
                  tag: 'column_set',
                  flex_mode: 'stretch',
                  columns: [
                    {
                      tag: 'column',
                      width: 'weighted',
                      weight: 1,
                      elements: [
                        {
                          tag: 'select_static',
                          name: 'way',
                          placeholder: text('学习方式', '學習方式', 'How'),
                          options: [
                            { text: text('自学', '自學', 'Alone'), value: 'own' },
                            { text: text('集中', '集中', 'Meeting'), value: 'meeting' },
                          ],
                        },
                      ],
                    },
                    {
                      tag: 'column',
                      width: 'weighted',
                      weight: 1,
                      elements: [
                        { tag: 'date_picker', name: 'day', placeholder: text('日期', '日期', 'Day') },
                      ],
                    },
                  ],
                },
                {
                  tag: 'multi_select_static',
                  name: 'with',
                  required: false,
                  placeholder: text('一起学习的人', '一起學習的人', 'With'),
                  options: [
                    { text: text('王芳', '王芳', 'Wang Fang'), value: 'a' },
                    { text: text('李强', '李強', 'Li Qiang'), value: 'b' },
                  ],
                },
                { tag: 'checker', name: 'sure', text: text('以上属实', '以上屬實', 'This is true') },
                {
                  tag: 'button',
                  name: 'submit',
                  form_action_type: 'submit',
                  type: 'primary_filled',
                  text: text('提交', '提交', 'Submit'),
                  behaviors: [{ type: 'callback', value: { action: 'study.record' } }],
                },
              ],
            },
          ]),
    ],
  },
});

/** A card with the components that only show something, and buttons outside a form. */
export const statusCard = (personId: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { template: 'orange', title: text('进度', '進度', 'Progress') },
  body: {
    elements: [
      {
        tag: 'column_set',
        flex_mode: 'trisect',
        horizontal_spacing: '8px',
        columns: ['12 / 13', '86%', '3'].map((value, index) => ({
          tag: 'column',
          width: 'weighted',
          weight: 1,
          background_style: 'grey',
          padding: '8px',
          elements: [
            { tag: 'markdown', content: `**${value}**`, text_align: 'center', text_size: 'heading' },
            {
              tag: 'div',
              text: {
                tag: 'plain_text',
                content: ['步骤', '到会率', '逾期'][index],
                text_size: 'notation',
                text_align: 'center',
              },
            },
          ],
        })),
      },
      {
        tag: 'chart',
        aspect_ratio: '16:9',
        chart_spec: {
          type: 'bar',
          title: { text: '各支部学习小时' },
          data: {
            values: [
              ['一支部', 40],
              ['二支部', 36],
              ['三支部', 44],
              ['四支部', 28],
            ].map(([branch, hours]) => ({ branch, hours })),
          },
          xField: 'branch',
          yField: 'hours',
        },
      },
      {
        tag: 'table',
        page_size: 2,
        header_style: { background_style: 'grey' },
        columns: [
          { name: 'step', display_name: '步骤', data_type: 'text' },
          { name: 'state', display_name: '状态', data_type: 'options' },
          { name: 'hours', display_name: '小时', data_type: 'number', format: { precision: 1 } },
          { name: 'who', display_name: '负责人', data_type: 'persons' },
        ],
        rows: [
          { step: '动员部署', state: [{ text: '已完成', color: 'green' }], hours: 4, who: [personId] },
          { step: '集中学习', state: [{ text: '进行中', color: 'blue' }], hours: 12.5, who: [personId] },
          { step: '专题讨论', state: [{ text: '逾期', color: 'red' }], hours: 0, who: [personId] },
        ],
      },
      {
        tag: 'collapsible_panel',
        expanded: false,
        header: { title: { tag: 'markdown', content: '**说明**' } },
        border: { color: 'grey', corner_radius: '5px' },
        elements: [{ tag: 'markdown', content: '> 数据截至今天零时。' }],
      },
      {
        tag: 'column_set',
        columns: [
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                tag: 'button',
                type: 'primary',
                text: text('催办', '催辦', 'Remind'),
                confirm: {
                  title: text('发送催办？', '發送催辦？', 'Send reminders?'),
                  text: text('将通知 3 人。', '將通知 3 人。', '3 people will be told.'),
                },
                behaviors: [{ type: 'callback', value: { action: 'status.remind' } }],
              },
            ],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [
              {
                tag: 'button',
                text: text('刷新', '重新整理', 'Refresh'),
                behaviors: [{ type: 'callback', value: { action: 'status.refuse' } }],
              },
            ],
          },
          {
            tag: 'column',
            width: 'auto',
            elements: [
              { tag: 'overflow', options: [{ text: text('导出', '匯出', 'Export'), value: 'export' }] },
            ],
          },
        ],
      },
    ],
  },
});
