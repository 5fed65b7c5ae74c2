// What an auditor would accept as evidence for the item, as the catalog lists it. UI thread only.
#pragma once
#include "ui/pages/assess/editor_section.h"

namespace kijun::ui::assess {

class Fold;

class EvidenceSection : public EditorSection {
  Q_OBJECT
 public:
  EvidenceSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }

 private:
  Fold* fold_;
  std::string shown_;
};

}  // namespace kijun::ui::assess
