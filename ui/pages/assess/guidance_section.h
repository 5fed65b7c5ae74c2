// What helps with the item: evidence an auditor accepts, notes, references, and where other
// frameworks speak of the same (参考対応, never an official mapping).
#pragma once
#include "ui/pages/assess/editor_section.h"

class QLabel;

namespace kijun::ui::assess {

class Fold;

class GuidanceSection : public EditorSection {
  Q_OBJECT
 public:
  GuidanceSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* evidence() const { return evidence_; }
  Fold* notes() const { return notes_; }
  Fold* crosswalk() const { return crosswalk_; }

 private:
  void showEvidence();
  void showNotes();
  void showCrosswalk();

  Fold* evidence_;
  Fold* notes_;
  Fold* crosswalk_;
};

}  // namespace kijun::ui::assess
