// Items that belong together: their levels beside this one's, differences pointed out, and answers
// copied from one to the other.
#pragma once
#include "ui/pages/assess/editor_section.h"

class QGridLayout;

namespace kijun::ui::assess {

class Fold;

class RelatedSection : public EditorSection {
  Q_OBJECT
 public:
  RelatedSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }

 private:
  void addRow(int row, std::size_t other);
  Fold* fold_;
  QGridLayout* rows_;
};

}  // namespace kijun::ui::assess
