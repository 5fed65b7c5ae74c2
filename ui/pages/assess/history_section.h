// What happened to the answer: who, when, before and after, in words. Read on a worker, and only
// while it is unfolded.
#pragma once
#include <vector>

#include "ui/pages/assess/editor_section.h"

class QVBoxLayout;

namespace kijun::ui::assess {

class Fold;

class HistorySection : public EditorSection {
  Q_OBJECT
 public:
  HistorySection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }

 protected:
  void moved() override;

 private:
  void read();
  void show(const std::vector<HistoryEntry>& entries);

  Fold* fold_;
  QVBoxLayout* rows_;
  int asked_ = 0;  // the latest reading; older ones that come late are ignored
};

// One change of one field: "実施 2 → 3".
QString changeInWords(const FieldChange& change, const Snapshot& snapshot);

}  // namespace kijun::ui::assess
