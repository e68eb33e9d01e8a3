import type { ActionName } from '../../src/cards/actions.ts';
import type { PressHandler } from '../handling.ts';
import {
  pressAnalysisBack,
  pressAnalysisCompare,
  pressAnalysisDrop,
  pressAnalysisFinish,
  pressAnalysisList,
  pressAnalysisPick,
  pressAnalysisRead,
  pressAnalysisStart,
  pressConsultAsk,
} from './analysis.ts';
import { pressBind } from './bind.ts';
import {
  pressAnswerOpen,
  pressBoxOpen,
  pressOpinionAnswer,
  pressOpinionSubmit,
  pressReceiptAdd,
  pressReceiptOpen,
} from './box.ts';
import { pressCheckIn, pressClose, pressUndo } from './check-in.ts';
import { pressCommand } from './command.ts';
import {
  pressConfirmDecline,
  pressConfirmWithdraw,
  pressConsultConfirm,
  pressTalkConfirm,
} from './confirm.ts';
import { pressDeputyEnd, pressDeputyName, pressDeputyOpen } from './deputy.ts';
import { pressExempt, pressExemptRevoke } from './exempt.ts';
import { pressExport } from './export.ts';
import { pressExtend, pressExtendGrant, pressExtendRefuse } from './extend.ts';
import { pressFileAs } from './file.ts';
import { pressFindingAnswer, pressFindingBack, pressFindingClose } from './finding.ts';
import { pressGateApply, pressGateReview, pressGateSendBack, pressGateSign } from './gate.ts';
import { pressLang } from './lang.ts';
import {
  pressLifeOrder,
  pressLifeOrderOpen,
  pressLifePlan,
  pressLifePlanOpen,
  pressLifeSpoke,
} from './life-meeting.ts';
import { pressMissing, pressRemind } from './lists.ts';
import { pressSpotCheckDraw, pressSpotCheckOpen, pressSpotCheckReport } from './look-back.ts';
import {
  pressMakeUpDone,
  pressMakeUpList,
  pressMeetingAttend,
  pressMeetingPlan,
  pressMinutes,
  pressMinutesOpen,
} from './meeting.ts';
import {
  pressCounts,
  pressCountsForm,
  pressDesk,
  pressEnter,
  pressFeedbackOpen,
  pressFeedbackRead,
  pressFormOpen,
  pressIssue,
  pressIssues,
  pressMerge,
  pressRoundAgain,
  pressRoundForm,
  pressRoundOpen,
  pressSort,
  pressSortNext,
  pressSplit,
  pressWordsForm,
} from './opinions.ts';
import { pressPublicationRead } from './publication.ts';
import { pressApprove, pressRecordOpen, pressRecordSubmit, pressReturn, pressReviewPage } from './record.ts';
import { pressFormsList, pressRecordList } from './registers.ts';
import { pressSessionOpen } from './session-open.ts';
import { pressHoursCorrect, pressMyHours, pressMyHoursCorrect, pressStudySubmit } from './study.ts';
import {
  pressSurveyAgain,
  pressSurveyCheck,
  pressSurveyClose,
  pressSurveyDraw,
  pressSurveyEnter,
  pressSurveyNew,
  pressSurveySend,
  pressSurveySubmit,
} from './survey.ts';

/** Every button, by hand: an action without a handler does not compile. */
export const actions: { [Name in ActionName]: PressHandler<Name> } = {
  'check-in': pressCheckIn,
  'check-in-undo': pressUndo,
  'session-open': pressSessionOpen,
  'session-close': pressClose,
  'meeting-plan': pressMeetingPlan,
  'meeting-attend': pressMeetingAttend,
  'meeting-minutes-open': pressMinutesOpen,
  'meeting-minutes': pressMinutes,
  'make-up-list': pressMakeUpList,
  'make-up-done': pressMakeUpDone,
  'life-plan-open': pressLifePlanOpen,
  'life-plan': pressLifePlan,
  'life-order-open': pressLifeOrderOpen,
  'life-order': pressLifeOrder,
  'life-spoke': pressLifeSpoke,
  'finding-answer': pressFindingAnswer,
  'finding-close': pressFindingClose,
  'finding-back': pressFindingBack,
  'spot-check-draw': pressSpotCheckDraw,
  'spot-check-open': pressSpotCheckOpen,
  'spot-check-report': pressSpotCheckReport,
  'file-as': pressFileAs,
  'study-submit': pressStudySubmit,
  'my-hours': pressMyHours,
  'my-hours-correct': pressMyHoursCorrect,
  'hours-correct': pressHoursCorrect,
  'missing-show': pressMissing,
  'remind-send': pressRemind,
  'box-open': pressBoxOpen,
  'opinion-submit': pressOpinionSubmit,
  'survey-enter': pressSurveyEnter,
  'survey-submit': pressSurveySubmit,
  'survey-new': pressSurveyNew,
  'survey-check': pressSurveyCheck,
  'survey-send': pressSurveySend,
  'survey-again': pressSurveyAgain,
  'survey-close': pressSurveyClose,
  'survey-draw': pressSurveyDraw,
  'receipt-open': pressReceiptOpen,
  'receipt-add': pressReceiptAdd,
  'opinion-form-open': pressFormOpen,
  'opinion-desk': pressDesk,
  'opinion-round-form': pressRoundForm,
  'opinion-round-open': pressRoundOpen,
  'opinion-round-again': pressRoundAgain,
  'opinion-counts-form': pressCountsForm,
  'opinion-counts': pressCounts,
  'opinion-words-form': pressWordsForm,
  'opinion-enter': pressEnter,
  'opinion-sort-next': pressSortNext,
  'opinion-sort': pressSort,
  'opinion-split': pressSplit,
  'opinion-issues': pressIssues,
  'opinion-issue': pressIssue,
  'opinion-merge': pressMerge,
  'feedback-open': pressFeedbackOpen,
  'feedback-read': pressFeedbackRead,
  'opinion-answer-open': pressAnswerOpen,
  'opinion-answer': pressOpinionAnswer,
  'record-open': pressRecordOpen,
  'record-submit': pressRecordSubmit,
  'publication-read': pressPublicationRead,
  'record-list': pressRecordList,
  'forms-list': pressFormsList,
  'record-approve': pressApprove,
  'record-return': pressReturn,
  'analysis-start': pressAnalysisStart,
  'analysis-finish': pressAnalysisFinish,
  'analysis-back': pressAnalysisBack,
  'analysis-drop': pressAnalysisDrop,
  'consult-ask': pressConsultAsk,
  'analysis-read': pressAnalysisRead,
  'analysis-compare': pressAnalysisCompare,
  'analysis-list': pressAnalysisList,
  'analysis-pick': pressAnalysisPick,
  'review-page': pressReviewPage,
  'talk-confirm': pressTalkConfirm,
  'consult-confirm': pressConsultConfirm,
  'confirm-decline': pressConfirmDecline,
  'confirm-withdraw': pressConfirmWithdraw,
  'gate-apply': pressGateApply,
  'gate-sign': pressGateSign,
  'gate-send-back': pressGateSendBack,
  'gate-review': pressGateReview,
  'exempt-grant': pressExempt,
  'exempt-revoke': pressExemptRevoke,
  'extend-submit': pressExtend,
  'extend-grant': pressExtendGrant,
  'extend-refuse': pressExtendRefuse,
  'deputy-open': pressDeputyOpen,
  'deputy-name': pressDeputyName,
  'deputy-end': pressDeputyEnd,
  export: pressExport,
  'bind-chat': pressBind,
  'lang-set': pressLang,
  command: pressCommand,
};
