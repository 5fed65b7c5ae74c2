// What helps with the item: notes, references, and where other frameworks speak of the same
// (参考対応, never an official mapping).
#pragma once
#include "ui/pages/assess/editor_section.h"

namespace kijun::ui::assess {

class Fold;

class GuidanceSection : public EditorSection {
  Q_OBJECT
 public:
  GuidanceSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* notes() const { return notes_; }
  Fold* crosswalk() const { return crosswalk_; }

 private:
  void showNotes();
  void showCrosswalk();

  Fold* notes_;
  Fold* crosswalk_;
  std::string shown_;
};

}  // namespace kijun::ui::assess
