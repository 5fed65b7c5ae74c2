// The kinds of commands, each with who may run it.
#pragma once
#include "workspace/command.h"

namespace kijun::kinds {

extern const CommandKind setLevel, setStipulation, setApplicability, setNote, setTick, setFlag,
    setNoEvent, setReferences, confirm, setState, reviewState, returnAnswers, takeBackAnswers,
    assign, addComment, setCommentDone, copyAnswer, patchAnswer, patchAnswerAndTarget, putAnswers,
    setTarget, setTargets, setWeight, setEffort, setItemSettings, startCycle, editCycle, addUnit,
    removeUnit, setSetting, draftApproval, reviewApproval, approve, returnAtReview,
    returnAtApproval, putPerson, deletePerson, putRecord, deleteRecord, closePlan, merge,
    addEvidence, addEvidenceRevision, editEvidence, linkEvidence, unlinkEvidence, deleteEvidence;

}  // namespace kijun::kinds
