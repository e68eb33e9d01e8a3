import type { Finding } from '../../app/findings.ts';
import type { Localized } from '../../cards/words/index.ts';
import { text } from '../io.ts';

/** Names shown of a longer list. */
const shown = 10;

/** What an operator should look at, and the mend. */
export function findingSentence(of: Finding | { of: 'queue-unreachable' }): Localized {
  const some = (names: readonly string[]) => {
    const rest = names.length > shown ? '…' : '';
    return { cn: names.slice(0, shown).join('、') + rest, en: names.slice(0, shown).join(', ') + rest };
  };
  switch (of.of) {
    case 'queue-unreachable':
      return text(
        '连不上 Redis，期限改由每分钟的巡查执行；请核对 REDIS_URL。',
        '連不上 Redis，期限改由每分鐘的巡查執行；請核對 REDIS_URL。',
        'Redis does not answer; deadlines fire by the sweep of every minute. Check REDIS_URL.',
      );
    case 'no-roster':
      return text(
        '还没有名册，请用 roster import 导入。',
        '還沒有名冊，請用 roster import 匯入。',
        'There is no roster; import one with "roster import".',
      );
    case 'no-campaign':
      return text(
        '活动还没有启动，请用 campaign start 启动。',
        '活動還沒有啟動，請用 campaign start 啟動。',
        'No campaign runs; start one with "campaign start".',
      );
    case 'no-office':
      return text(
        '没有办公室人员，请在名册中写明，或设 OFFICE_OPEN_IDS。',
        '沒有辦公室人員，請在名冊中寫明，或設 OFFICE_OPEN_IDS。',
        'Nobody is of the office; name somebody in the roster, or set OFFICE_OPEN_IDS.',
      );
    case 'holidays-unknown':
      return text(
        `没有 ${of.year} 年的放假安排，提醒只避开周末；公布后请升级。`,
        `沒有 ${of.year} 年的放假安排，提醒只避開週末；公布後請升級。`,
        `The holidays of ${of.year} are not known; reminders avoid weekends only. Update once they are announced.`,
      );
    case 'unreachable': {
      const { cn, en } = some(of.names);
      return text(
        `${of.count} 人没有 open_id，收不到消息，请补上手机或邮箱后重新导入：${cn}`,
        `${of.count} 人沒有 open_id，收不到訊息，請補上手機或郵箱後重新匯入：${cn}`,
        `People without open id, who get no message: ${of.count}. Add a mobile or email and import again: ${en}`,
      );
    }
    case 'no-secretary': {
      const { cn, en } = some(of.names);
      return text(
        `${of.count} 个支部没有书记，请在名册中补上：${cn}`,
        `${of.count} 個支部沒有書記，請在名冊中補上：${cn}`,
        `Branches without a secretary: ${of.count}. Name one in the roster: ${en}`,
      );
    }
    case 'no-group': {
      const { cn, en } = some(of.names);
      return text(
        `${of.count} 个支部没有群，请把助手加进群里，发“绑定”：${cn}`,
        `${of.count} 個支部沒有群，請把助手加進群裡，發「綁定」：${cn}`,
        `Branches without a group: ${of.count}. Add the bot to it and send /bind: ${en}`,
      );
    }
    case 'late-timers':
      return text(
        `${of.count} 个期限已到而未执行，请确认服务在运行。`,
        `${of.count} 個期限已到而未執行，請確認服務在運行。`,
        `Deadlines that are past and have not fired: ${of.count}. See that the service runs.`,
      );
    case 'failed-events':
      return text(
        `${of.count} 条来信处理失败，请查看日志。`,
        `${of.count} 條來信處理失敗，請查看日誌。`,
        `Inbound events that failed: ${of.count}. See the log.`,
      );
    case 'dropped-messages':
      return text(
        `${of.count} 条消息没有发出，原因见数据库 outbox 表。`,
        `${of.count} 條訊息沒有發出，原因見資料庫 outbox 表。`,
        `Messages dropped: ${of.count}. The reasons are in the table outbox.`,
      );
    case 'unknown-messages':
      return text(
        `${of.count} 条群发消息结果不明，不再重发，由下一次汇总补上。`,
        `${of.count} 條群發訊息結果不明，不再重發，由下一次彙總補上。`,
        `Batch messages of unknown fate: ${of.count}. They are not repeated; the next digest makes up for them.`,
      );
  }
}
