// The item's checkpoints, three states each; Alt+1 … walk through them.
#pragma once
#include <vector>

#include "ui/pages/assess/editor_section.h"

class QLabel;
class QVBoxLayout;

namespace kijun::ui {
class SegmentedControl;
}

namespace kijun::ui::assess {

class CheckpointSection : public EditorSection {
  Q_OBJECT
 public:
  CheckpointSection(AnswerDesk& desk, QWidget* parent);
  void refresh() override;
  // はい → いいえ → 該当なし → はい of the checkpoint with this place, from 0.
  void cycle(std::size_t place);

 protected:
  void moved() override;

 private:
  struct Line {
    QWidget* holder;
    QLabel* key;
    QLabel* words;
    SegmentedControl* choice;
  };
  Line makeLine(std::size_t place);
  QString ticksApart(const std::vector<Answer>& answers, const std::string& checkpoint) const;

  QLabel* heading_;
  QVBoxLayout* rows_;
  std::vector<Line> lines_;
};

}  // namespace kijun::ui::assess
