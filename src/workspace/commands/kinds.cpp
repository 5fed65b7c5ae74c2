#include "workspace/commands/kinds.h"

#include <array>

namespace kijun {
namespace {

constexpr RoleSet kEditors{Role::Assessor, Role::Administrator};
constexpr RoleSet kAnswerers{Role::Assessor, Role::Respondent, Role::Administrator};
constexpr RoleSet kConfirmers{Role::Assessor, Role::Respondent, Role::Approver,
                              Role::Administrator};
constexpr RoleSet kReviewers{Role::Assessor, Role::Approver, Role::Administrator};
constexpr RoleSet kCommenters{Role::Assessor, Role::Respondent, Role::Approver, Role::Auditor,
                              Role::Administrator};
// 審査・承認 of answer sets.
constexpr RoleSet kSetReviewers{Role::Assessor, Role::Approver};
constexpr RoleSet kSetApprovers{Role::Approver, Role::Executive, Role::Administrator};

}  // namespace

namespace kinds {

const CommandKind setLevel{"set_level", kAnswerers, true};
const CommandKind setStipulation{"set_stipulation", kAnswerers, true};
const CommandKind setApplicability{"set_applicability", kAnswerers, true};
const CommandKind setNote{"set_note", kAnswerers, true};
const CommandKind setTick{"set_tick", kAnswerers, true};
const CommandKind setFlag{"set_flag", kAnswerers};
const CommandKind setNoEvent{"set_no_event", kAnswerers, true};
const CommandKind setReferences{"set_references", kAnswerers, true};
const CommandKind confirm{"confirm", kConfirmers, true};
const CommandKind setState{"set_state", kConfirmers};
const CommandKind reviewState{"review_state", kReviewers};
const CommandKind returnAnswers{"return_answers", kReviewers};
const CommandKind takeBackAnswers{"take_back_answers", kEditors, true};
const CommandKind assign{"assign", kEditors};
const CommandKind addComment{"add_comment", kCommenters};
const CommandKind setCommentDone{"set_comment_done", kCommenters};
const CommandKind copyAnswer{"copy_answer", kAnswerers, true};
const CommandKind patchAnswer{"patch_answer", kAnswerers, true};
const CommandKind patchAnswerAndTarget{"patch_answer_and_target", kEditors, true};
const CommandKind putAnswers{"put_answers", kEditors, true};
const CommandKind setTarget{"set_target", kEditors};
const CommandKind setTargets{"set_targets", kEditors};
const CommandKind setWeight{"set_weight", kEditors};
const CommandKind setEffort{"set_effort", kEditors};
const CommandKind setItemSettings{"set_item_settings", kEditors};
const CommandKind startCycle{"start_cycle", kEditors};
const CommandKind editCycle{"edit_cycle", kEditors};
const CommandKind addUnit{"add_unit", kEditors};
const CommandKind removeUnit{"remove_unit", kEditors};
const CommandKind draftApproval{"draft_approval", kEditors};
const CommandKind reviewApproval{"review_approval", kSetReviewers};
const CommandKind approve{"approve", kSetApprovers};
const CommandKind returnAtReview{"return_at_review", kSetReviewers};
const CommandKind returnAtApproval{"return_at_approval", kSetApprovers};
const CommandKind setSetting{"set_setting", kEditors, false, Reach::Administration};
const CommandKind putPerson{"put_person", kEditors, false, Reach::Administration};
const CommandKind deletePerson{"delete_person", kEditors, false, Reach::Administration};
const CommandKind putRecord{"put_record", kEditors};
const CommandKind deleteRecord{"delete_record", kEditors};
// A plan, and the answers that it raises.
const CommandKind closePlan{"close_plan", kEditors, true};
const CommandKind merge{"merge", kEditors};
const CommandKind addEvidence{"add_evidence", kAnswerers};
const CommandKind addEvidenceRevision{"add_evidence_revision", kAnswerers};
const CommandKind editEvidence{"edit_evidence", kAnswerers};
const CommandKind linkEvidence{"link_evidence", kAnswerers};
const CommandKind unlinkEvidence{"unlink_evidence", kAnswerers};
const CommandKind deleteEvidence{"delete_evidence", kEditors};

}  // namespace kinds

std::span<const CommandKind* const> commandKinds() {
  static constexpr std::array kAll = {&kinds::setLevel,
                                      &kinds::setStipulation,
                                      &kinds::setApplicability,
                                      &kinds::setNote,
                                      &kinds::setTick,
                                      &kinds::setFlag,
                                      &kinds::setNoEvent,
                                      &kinds::setReferences,
                                      &kinds::confirm,
                                      &kinds::setState,
                                      &kinds::reviewState,
                                      &kinds::returnAnswers,
                                      &kinds::takeBackAnswers,
                                      &kinds::assign,
                                      &kinds::addComment,
                                      &kinds::setCommentDone,
                                      &kinds::copyAnswer,
                                      &kinds::patchAnswer,
                                      &kinds::patchAnswerAndTarget,
                                      &kinds::putAnswers,
                                      &kinds::setTarget,
                                      &kinds::setTargets,
                                      &kinds::setWeight,
                                      &kinds::setEffort,
                                      &kinds::setItemSettings,
                                      &kinds::startCycle,
                                      &kinds::editCycle,
                                      &kinds::addUnit,
                                      &kinds::removeUnit,
                                      &kinds::draftApproval,
                                      &kinds::reviewApproval,
                                      &kinds::approve,
                                      &kinds::returnAtReview,
                                      &kinds::returnAtApproval,
                                      &kinds::setSetting,
                                      &kinds::putPerson,
                                      &kinds::deletePerson,
                                      &kinds::putRecord,
                                      &kinds::deleteRecord,
                                      &kinds::closePlan,
                                      &kinds::merge,
                                      &kinds::addEvidence,
                                      &kinds::addEvidenceRevision,
                                      &kinds::editEvidence,
                                      &kinds::linkEvidence,
                                      &kinds::unlinkEvidence,
                                      &kinds::deleteEvidence};
  return kAll;
}

const CommandKind* findCommandKind(std::string_view id) {
  for (const auto* kind : commandKinds()) {
    if (kind->id == id) return kind;
  }
  return nullptr;
}

}  // namespace kijun
