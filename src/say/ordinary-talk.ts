const asks =
  /\?|怎么|什么|哪|几点|几时|几次|几个|谁|吗|呢|为何|如何|是否|能不能|可不可以|可以|多少|多久|要不要|算不算|\b(?:how|what|when|where|who|why|can)\b/;
const announces =
  /要学|要在|要求学|^要|^请|请(?:大家|各|于|在|准时|按时|同志)|必须|需要|至少|不少于|每人|每天|每周|大家|同志们|超过|明天|昨天|前天|明晚|后天|下周|上周|打算|准备|希望|规定|达到|学满|没学|没有|不够|不足|不到|不能|不满|一下|才能|才算|算了|太长|太短|太多|太少/;
const clockTime = /^(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:点|:)/;
const fails = /失败|不了|不上|成功|完成|截止|没|不|忘|坏|记得|提醒|已经|补/;

/** Folded text that asks: nobody who records something asks. */
export function isQuestion(folded: string): boolean {
  return /(?:\?|吗|呢|么|没有|没|不|吧|呀)[\s。.!~]*$/.test(folded);
}

/** Folded words, without an amount, that ask, tell others what to do, or speak of the act instead of doing it. */
export function isTalkAbout(folded: string): boolean {
  return asks.test(folded) || announces.test(folded) || fails.test(folded) || clockTime.test(folded);
}

/** Folded words beside an amount that tell others what to do, or tell of another day. */
export function isAnnouncement(folded: string): boolean {
  return announces.test(folded);
}
