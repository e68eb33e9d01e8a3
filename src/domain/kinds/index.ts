import type { KindName } from '../kind-names.ts';
import { appraisal } from './appraisal.ts';
import { concreteRequirements } from './concrete-requirements.ts';
import { consultation } from './consultation.ts';
import { contactAssignment } from './contact-assignment.ts';
import { contactPoint } from './contact-point.ts';
import { doorPartner } from './door-partner.ts';
import { doorTeaching } from './door-teaching.ts';
import { finding } from './finding.ts';
import { helpNote, helpVisit } from './help.ts';
import { insideLookBack } from './inside-look-back.ts';
import { inspection } from './inspection.ts';
import type { Kind } from './kind.ts';
import { leave } from './leave.ts';
import { ledgerItem } from './ledger-item.ts';
import { makeUp } from './make-up.ts';
import { mechanism } from './mechanism.ts';
import { minutes } from './minutes.ts';
import { opinionForm } from './opinion-form.ts';
import { feedback, sorting } from './opinion-way.ts';
import { announcement, bulletin, citation, publication } from './published.ts';
import { rectificationPlan } from './rectification-plan.ts';
import { reflection } from './reflection.ts';
import { selfAnalysis } from './self-analysis.ts';
import { selfCheck } from './self-check.ts';
import { sessions } from './sessions.ts';
import { specialReport } from './special-report.ts';
import { spotCheck } from './spot-check.ts';
import { stageSummary } from './stage-summary.ts';
import { studyHour } from './study-hour.ts';
import { survey } from './survey.ts';
import { talk } from './talk.ts';
import { workPlan } from './work-plan.ts';

/** Every kind that can be filed in this version, by hand. */
export const kinds: readonly Kind[] = [
  workPlan,
  ...sessions,
  minutes,
  studyHour,
  reflection,
  doorTeaching,
  doorPartner,
  concreteRequirements,
  contactPoint,
  contactAssignment,
  appraisal,
  inspection,
  finding,
  makeUp,
  insideLookBack,
  stageSummary,
  leave,
  talk,
  selfAnalysis,
  consultation,
  specialReport,
  mechanism,
  helpNote,
  helpVisit,
  survey,
  bulletin,
  publication,
  announcement,
  citation,
  selfCheck,
  spotCheck,
  opinionForm,
  sorting,
  feedback,
  rectificationPlan,
  ledgerItem,
];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));

/** @returns undefined for a kind that a template may name and that this version cannot file yet */
export const kindOf = (name: KindName): Kind | undefined => byName.get(name);
