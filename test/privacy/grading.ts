/** Words that grade, score or rank people, in three languages (001: 民主评议也不确定党员的格次; specification, section 5). */
export const grading =
  /等次|档次|檔次|格次|得分|评分|評分|打分|排名|名次|优秀|優秀|合格|称职|稱職|\bscor(e|es|ing)\b|\brank(s|ed|ing)?\b|\bgrad(e|es|ed|ing)\b|leaderboard/i;
