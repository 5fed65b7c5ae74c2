// 台帳: the rows of registers that name the item, by register, each leading to its place. UI thread
// only.
#pragma once
#include <optional>

#include "ui/pages/assess/editor_section.h"
#include "workspace/references.h"

class QVBoxLayout;

namespace kijun::ui {
class Shell;
}

namespace kijun::ui::assess {

class Fold;

class RegisterSection : public EditorSection {
  Q_OBJECT
 public:
  RegisterSection(AnswerDesk& desk, Shell& shell, QWidget* parent);
  void refresh() override;
  Fold* fold() const { return fold_; }

 Q_SIGNALS:
  // What names the item is shown.
  void read();

 protected:
  void moved() override;

 private:
  void show(const std::vector<RowLink>& links);
  Shell& shell_;
  Fold* fold_;
  QVBoxLayout* groups_;
  int round_ = 0;  // of the latest reading
  std::optional<std::pair<Language, std::vector<RowLink>>> shown_;
};

}  // namespace kijun::ui::assess
